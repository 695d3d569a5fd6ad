import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { pricing } from '../../contract/pricing.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/schedule-list.ts'
import { pricingPaths } from './pricing-paths.ts'
import { PricingTabs } from './pricing-tabs.tsx'
import { whereOf } from './where-words.server.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

type Schedule = OutputOf<typeof pricing.listPriceSchedules>['items'][number] & { where: string }

/** REN-15: price schedules with what holds now, what comes, and what is being written. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after') ?? undefined
  const { call, language } = context.get(visit)
  const where = whereOf(language)
  const { items, ...listed } = pageOfList(await call('listPriceSchedules', { q, after }), url)
  return { q, ...listed, items: items.map((item) => ({ ...item, where: where(item) })) }
}

function useScheduleColumns(): readonly Column<Schedule>[] {
  const { t, f, language } = useI18n()
  const paths = pricingPaths(language)
  const version = (one: Schedule['current']) =>
    one === null ? '–' : t('pricing.schedules.versionFrom', { number: one.number, day: f.day(one.validFrom) })
  return [
    {
      key: 'name',
      label: t('pricing.schedules.name'),
      rowHeader: true,
      roomy: true,
      cell: (row) => (
        <Link to={paths.schedule(row.code)} className="link inline-flex min-h-6 items-center coarse:min-h-11">
          {row.name}
        </Link>
      ),
    },
    {
      key: 'code',
      label: t('pricing.schedules.code'),
      nowrap: true,
      phone: 'hide',
      cell: (row) => <code className="font-mono text-hint">{row.code}</code>,
    },
    { key: 'where', label: t('pricing.schedules.where'), cell: (row) => row.where },
    { key: 'currency', label: t('pricing.schedules.currency'), cell: (row) => row.currency },
    { key: 'now', label: t('pricing.schedules.now'), cell: (row) => version(row.current) },
    { key: 'next', label: t('pricing.schedules.next'), cell: (row) => version(row.next) },
    {
      key: 'draft',
      label: t('pricing.schedules.draft'),
      cell: (row) => (row.draft === null ? '–' : t('pricing.schedules.versionDraft', { number: row.draft })),
    },
  ]
}

export default function ScheduleList({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { q, items, pages, actions } = loaderData
  const paths = pricingPaths(language)
  const columns = useScheduleColumns()
  return (
    <>
      <PageHeader
        title={t('pricing.title')}
        lead={t('pricing.schedules.lead')}
        actions={
          actions.create === null ? (
            <LinkButton to={paths.addSchedule} icon={Plus}>
              {t('pricing.schedules.add')}
            </LinkButton>
          ) : undefined
        }
      />
      <PricingTabs paths={paths} current="schedules" />
      <FilterBar label={t('pricing.filter')}>
        <div className="min-w-60 max-w-form flex-1">
          <TextInput
            name="q"
            type="search"
            label={t('pricing.schedules.searchLabel')}
            defaultValue={q}
            key={q}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      </FilterBar>
      <Table
        caption={t('pricing.schedules.caption')}
        columns={columns}
        rows={items}
        rowKey={({ code }) => code}
        empty={
          q === '' ? (
            <EmptyState kind="nothing-yet" title={t('pricing.schedules.nothing')}>
              {t('pricing.schedules.nothingText')}
            </EmptyState>
          ) : (
            <EmptyState
              kind="no-match"
              title={t('pricing.schedules.noMatch', { query: q })}
              action={<LinkButton to={paths.schedules}>{t('pricing.clear')}</LinkButton>}
            />
          )
        }
      />
      <Pager label={t('pricing.schedules.pages')} {...pages} />
    </>
  )
}
