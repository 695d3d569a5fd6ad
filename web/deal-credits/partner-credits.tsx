import { data } from 'react-router'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { resalePaths } from '../partner-renewals/resale-paths.ts'
import { ResaleTabs } from '../partner-renewals/resale-tabs.tsx'
import { CustomerLink } from '../partners/customer-link.tsx'
import { customerPaths } from '../partners/customer-paths.ts'
import { CustomersClosed } from '../partners/customers-closed.tsx'
import { closedBy } from '../partners/list-filter.ts'
import { Badge } from '../ui/badge.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/partner-credits.ts'
import { CreditReason, CreditSpan } from './credit-words.tsx'

export const handle = { messages: ['credits', 'resale', 'customers'] } satisfies PageHandle

/** PAR-11: what a partner holds the credit for: its own people read what its records say, the vendor's all of it. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const q = typedText(url, 'q', 200)
  const state: 'held' | 'all' = url.searchParams.get('state') === 'all' ? 'all' : 'held'
  const asked = { number: params.number, q, state, after: url.searchParams.get('after') ?? undefined }
  const filter = { q, state }
  if (actor.kind === 'staff') {
    const { items, pages } = pageOfList(await call('listPartnerCredits', asked), url)
    const rows = items.map(({ quote, ...row }) => ({ ...row, quoteNumber: quote?.number ?? null }))
    return data({ rows, pages, filter, isStaff: true, closed: null })
  }
  const answer = await call('listOwnCredits', asked)
  const closed = answer.ok ? null : closedBy(answer.problem)
  if (!answer.ok && closed === null && answer.problem.status !== 422) throw problemPage(answer.problem)
  const { items, pages } = closed === null ? pageOfList(answer, url) : { items: [], pages: {} }
  return data({ rows: items, pages, filter, isStaff: false, closed }, { status: closed === null ? 200 : 403 })
}

type Row = Route.ComponentProps['loaderData']['rows'][number]

/** The customer as the reader knows it: a link as long as they may see it, a name as long as the record has one. */
function CreditedCustomer({ customer, until, number, isStaff }: Row & { number: string; isStaff: boolean }) {
  const { t, language } = useI18n()
  const base = `/${language}/o`
  const open =
    customer?.number == null
      ? null
      : isStaff
        ? `${base}/${customer.number}/deal-credits`
        : `${base}/${number}/partner/customers/${customer.number}`
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {customer === null ? (
        <span className="text-muted">{t('credits.own.unnamed')}</span>
      ) : open === null ? (
        customer.name
      ) : (
        <CustomerLink to={open}>{customer.name}</CustomerLink>
      )}
      {until === null ? <Badge tone="ok">{t('credits.held')}</Badge> : null}
    </span>
  )
}

export default function PartnerCredits({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { rows, pages, filter, isStaff, closed } = loaderData
  const paths = resalePaths(language, params.number)
  if (closed !== null)
    return (
      <CustomersClosed title={t('credits.own.title')} closed={closed} paths={customerPaths(language, params.number)} />
    )
  const isFiltered = filter.q !== '' || filter.state === 'all'
  return (
    <>
      <PageHeader title={t('credits.own.title')} lead={t(isStaff ? 'credits.own.leadStaff' : 'credits.own.lead')} />
      {isStaff ? null : <ResaleTabs paths={paths} current="credits" />}
      <FilterBar label={t('credits.own.filter')} clearHref={isFiltered ? paths.credits : undefined} chips={[]}>
        <TextInput
          name="q"
          type="search"
          label={t(isStaff ? 'credits.own.searchStaff' : 'credits.own.search')}
          defaultValue={filter.q}
          key={filter.q}
          maxLength={200}
          autoComplete="off"
        />
        <Select
          name="state"
          label={t('credits.own.state')}
          defaultValue={filter.state === 'all' ? 'all' : ''}
          key={`state ${filter.state}`}
          choices={[
            { value: '', label: t('credits.own.states.held') },
            { value: 'all', label: t('credits.own.states.all') },
          ]}
        />
      </FilterBar>
      <Table
        caption={t('credits.own.caption')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'customer',
            label: t('credits.own.customer'),
            rowHeader: true,
            roomy: true,
            cell: (row) => <CreditedCustomer {...row} number={params.number} isStaff={isStaff} />,
          },
          { key: 'programme', label: t('credits.programme'), cell: ({ programme }) => programme.name },
          { key: 'span', label: t('credits.when'), nowrap: true, cell: (row) => <CreditSpan {...row} /> },
          {
            key: 'why',
            label: t('credits.why'),
            roomy: true,
            cell: (row) => <CreditReason credit={row} quoteNumber={row.quoteNumber} />,
          },
        ]}
        empty={
          filter.q === '' ? (
            <EmptyState kind="nothing-yet" title={t('credits.own.empty')}>
              {t('credits.own.emptyText')}
            </EmptyState>
          ) : (
            <EmptyState kind="no-match" title={t('credits.own.noMatch')}>
              {t('credits.own.noMatchText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('credits.pages')} {...pages} />
    </>
  )
}
