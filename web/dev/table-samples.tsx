import { Ellipsis, EyeOff } from 'lucide-react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { Code } from '../ui/code.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuGroup, MenuLink } from '../ui/menu.tsx'
import { Pager } from '../ui/pager.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { Tabs } from '../ui/tabs.tsx'
import { TextInput } from '../ui/text-fields.tsx'

type Row = {
  code: string
  product: string
  edition: string
  seats: number
  used: number
  status: 'active' | 'ending' | 'ended'
  ends: string
  advisor: string | null
}

const tones: Record<Row['status'], Tone> = { active: 'ok', ending: 'warn', ended: 'danger' }

const rows: readonly Row[] = [
  {
    code: '356C5-00AB9-006A4',
    product: 'Workspace',
    edition: 'Advanced',
    seats: 500,
    used: 394,
    status: 'ended',
    ends: '2026-01-25',
    advisor: 'Delta Partners',
  },
  {
    code: '37751-3D565-3082F',
    product: 'Gateway',
    edition: 'Standard',
    seats: 25,
    used: 6,
    status: 'ending',
    ends: '2026-12-06',
    advisor: null,
  },
  {
    code: '4A58B-115A9-28E2C',
    product: 'Gateway',
    edition: 'Advanced',
    seats: 1000,
    used: 600,
    status: 'active',
    ends: '2027-05-01',
    advisor: 'Lumen Systems',
  },
  {
    code: '5014D-53D71-2298F',
    product: 'Cloud Connector for very long product names',
    edition: 'Premium',
    seats: 12345,
    used: 12345,
    status: 'active',
    ends: '2027-09-30',
    advisor: null,
  },
]

function useColumns(): readonly Column<Row>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'code',
      label: t('dev.table.code'),
      rowHeader: true,
      sortable: true,
      nowrap: true,
      cell: (row) => (
        <Link to={`/${language}/dev/ui?code=${row.code}`} className="hover:underline">
          <Code value={row.code} />
        </Link>
      ),
    },
    {
      key: 'product',
      label: t('dev.table.product'),
      sortable: true,
      roomy: true,
      cell: (row) => (
        <span>
          {row.product} <span className="text-muted">{row.edition}</span>
        </span>
      ),
    },
    { key: 'seats', label: t('dev.table.seats'), align: 'end', sortable: true, cell: (row) => f.number(row.seats) },
    {
      key: 'used',
      label: t('dev.table.allocated'),
      phone: 'hide',
      cell: (row) => <SeatBar label={t('dev.table.allocated')} used={row.used} total={row.seats} />,
    },
    {
      key: 'status',
      label: t('dev.table.status'),
      cell: (row) => <Badge tone={tones[row.status]}>{t(`dev.status.${row.status}`)}</Badge>,
    },
    { key: 'ends', label: t('dev.table.maintenance'), nowrap: true, sortable: true, cell: (row) => f.day(row.ends) },
    {
      key: 'advisor',
      label: t('dev.table.advisor'),
      phone: 'hide',
      nowrap: true,
      cell: (row) => row.advisor ?? <span className="text-muted">{t('dev.table.none')}</span>,
    },
    {
      key: 'actions',
      label: t('dev.table.actions'),
      hideLabel: true,
      phone: 'hide',
      cell: (row) => (
        <Menu plain label={t('dev.table.menu', { code: row.code })} button={<Icon of={Ellipsis} />}>
          <MenuGroup>
            <MenuLink to={`/${language}/dev/ui?code=${row.code}`}>{t('dev.table.open')}</MenuLink>
          </MenuGroup>
        </Menu>
      ),
    },
  ]
}

function useAddress() {
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const withParams = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    return `${pathname}?${next}`
  }
  return { params, withParams }
}

/** The table with everything it can do; its state lives in the address as in a real list. */
export function TableSamples() {
  const { t, language } = useI18n()
  const columns = useColumns()
  const { params, withParams } = useAddress()
  const query = params.get('q') ?? ''
  const status = params.get('status') ?? ''
  const all = params.get('select') === 'all'
  const shown = rows.filter(
    (row) => (status === '' || row.status === status) && row.code.toLowerCase().includes(query.toLowerCase()),
  )
  const direction = params.get('direction') === 'descending' ? 'descending' : 'ascending'
  return (
    <Section title={t('dev.sections.table')}>
      <Tabs
        label={t('dev.views')}
        tabs={[
          {
            label: t('dev.table.all'),
            href: withParams({ view: null }),
            current: params.get('view') === null,
            count: 10000,
          },
          {
            label: t('dev.table.expiring'),
            href: withParams({ view: 'expiring' }),
            current: params.get('view') === 'expiring',
            count: 12,
          },
        ]}
      />
      <FilterBar
        label={t('dev.table.filters')}
        chips={
          status === ''
            ? []
            : [{ label: `${t('dev.table.status')}: ${status}`, removeHref: withParams({ status: null }) }]
        }
        clearHref={withParams({ status: null, q: null })}
      >
        <div className="flex-1">
          <TextInput name="q" type="search" label={t('dev.table.search')} defaultValue={query} />
        </div>
        <Select
          name="status"
          className="min-w-44"
          label={t('dev.table.status')}
          defaultValue={status}
          choices={[
            { value: '', label: t('dev.table.any') },
            { value: 'active', label: t('dev.status.active') },
            { value: 'ending', label: t('dev.status.ending') },
            { value: 'ended', label: t('dev.status.ended') },
          ]}
        />
      </FilterBar>
      <Table
        caption={t('dev.table.caption')}
        columns={columns}
        rows={shown}
        rowKey={(row) => row.code}
        count={t('dev.table.count', { count: shown.length })}
        sort={{
          by: params.get('sort') ?? 'ends',
          direction,
          href: (sort, next) => withParams({ sort, direction: next }),
        }}
        selection={{
          action: `/${language}/dev/ui`,
          name: 'code',
          value: (row) => row.code,
          label: (row) => t('dev.table.row', { code: row.code }),
          actions: <Button icon={EyeOff}>{t('dev.table.hide')}</Button>,
          total: 1613,
          matching: { chosen: all, chooseHref: withParams({ select: 'all' }), clearHref: withParams({ select: null }) },
        }}
        empty={
          <EmptyState
            kind="no-match"
            title={t('dev.table.noMatch')}
            action={
              <Link to={withParams({ status: null, q: null })} className="link">
                {t('ui.filters.clear')}
              </Link>
            }
          >
            {t('dev.table.noMatchText')}
          </EmptyState>
        }
      />
      <Pager
        label={t('dev.table.pages')}
        previousHref={withParams({ after: null })}
        nextHref={withParams({ after: '50' })}
      />
    </Section>
  )
}
