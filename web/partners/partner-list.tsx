import { partnerStatuses } from '../../contract/actor.ts'
import type { PartnerSummary } from '../../contract/partner-programme.ts'
import { countryChoices } from '../accounts/country-choices.ts'
import { FindTabs } from '../accounts/find-tabs.tsx'
import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/partner-list.ts'
import { partnerPaths } from './partner-paths.ts'
import { StatusBadge } from './partner-words.tsx'

export const handle = { messages: ['partners', 'console'] } satisfies PageHandle

const rowsPerPage = 50

/** PAR-1: partners as the vendor's people look for them. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const levels = outputOf(await call('listPartnerLevels', {})).items.map(({ code, name }) => ({
    value: code,
    label: name,
  }))
  const countries = countryChoices(language)
  const named = (name: string, among: readonly { value: string }[]) =>
    among.find(({ value }) => value === url.searchParams.get(name))?.value ?? ''
  const filter = {
    q: typedText(url, 'q', 200),
    status: partnerStatuses.find((one) => one === url.searchParams.get('status')) ?? '',
    level: named('level', levels),
    country: named('country', countries),
  }
  const after = url.searchParams.get('after') ?? undefined
  const asked = { ...filter, status: filter.status === '' ? [] : [filter.status], after, limit: rowsPerPage }
  return { ...pageOfList(await call('listPartners', asked), url), filter, levels, countries }
}

function usePartnerColumns(): readonly Column<PartnerSummary>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'name',
      label: t('partners.console.name'),
      rowHeader: true,
      roomy: true,
      cell: (row) => <TextLink to={partnerPaths(language, row.number).profile}>{row.name}</TextLink>,
    },
    {
      key: 'number',
      label: t('partners.console.number'),
      nowrap: true,
      cell: (row) => <span className="tabular">{row.number}</span>,
    },
    { key: 'status', label: t('partners.console.status'), cell: (row) => <StatusBadge status={row.status} /> },
    { key: 'level', label: t('partners.console.level'), cell: (row) => row.level?.name ?? '–' },
    {
      key: 'endsOn',
      label: t('partners.console.endsOn'),
      nowrap: true,
      cell: (row) => (row.endsOn === null ? '–' : f.day(row.endsOn)),
    },
    { key: 'kind', label: t('partners.console.kind'), phone: 'hide', cell: (row) => t(`partners.kinds.${row.kind}`) },
    { key: 'place', label: t('partners.console.place'), cell: (row) => `${row.city}, ${f.country(row.country)}` },
  ]
}

function Filters({
  filter,
  levels,
  countries,
}: Pick<Route.ComponentProps['loaderData'], 'filter' | 'levels' | 'countries'>) {
  const { t } = useI18n()
  const any = { value: '', label: t('partners.console.any') }
  const statuses = ['prospect', 'pending', 'active', 'expired', 'suspended'] as const
  return (
    <FilterBar label={t('partners.console.filters')}>
      <div className="min-w-60 flex-1">
        <TextInput
          name="q"
          type="search"
          label={t('partners.console.search')}
          defaultValue={filter.q}
          key={filter.q}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <Select
        name="status"
        label={t('partners.console.status')}
        key={`status ${filter.status}`}
        defaultValue={filter.status}
        choices={[any, ...statuses.map((value) => ({ value, label: t(`partners.status.${value}`) }))]}
      />
      <Select
        name="level"
        label={t('partners.console.level')}
        key={`level ${filter.level}`}
        defaultValue={filter.level}
        choices={[any, ...levels]}
      />
      <Select
        name="country"
        label={t('partners.console.country')}
        key={`country ${filter.country}`}
        defaultValue={filter.country}
        choices={[any, ...countries]}
      />
    </FilterBar>
  )
}

export default function PartnerList({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { items, pages, filter, levels, countries } = loaderData
  const base = `/${language}/console`
  const isFiltered = Object.values(filter).some((value) => value !== '')
  return (
    <>
      <PageHeader
        title={t('partners.console.title')}
        lead={t('partners.console.lead')}
        actions={<LinkButton to={`${base}/organizations`}>{t('partners.console.findOrganization')}</LinkButton>}
      />
      <FindTabs current="partners" />
      <Filters filter={filter} levels={levels} countries={countries} />
      <Table
        caption={t('partners.console.caption')}
        rows={items}
        rowKey={(row) => row.number}
        columns={usePartnerColumns()}
        empty={
          isFiltered ? (
            <EmptyState
              kind="no-match"
              title={t('partners.console.noMatch')}
              action={<LinkButton to={`${base}/partners`}>{t('partners.console.clear')}</LinkButton>}
            >
              {t('partners.console.noMatchText')}
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={t('partners.console.none')} />
          )
        }
      />
      <Pager label={t('partners.console.pages')} {...pages} />
    </>
  )
}
