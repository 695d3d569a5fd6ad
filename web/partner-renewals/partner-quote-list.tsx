import { data } from 'react-router'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { CustomerLink } from '../partners/customer-link.tsx'
import { customerPaths } from '../partners/customer-paths.ts'
import { CustomersClosed } from '../partners/customers-closed.tsx'
import { closedBy } from '../partners/list-filter.ts'
import { QuoteState, type QuoteStatus, writtenNumber } from '../renewals/renewal-words.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/partner-quote-list.ts'
import { resalePaths } from './resale-paths.ts'
import { ResaleTabs } from './resale-tabs.tsx'

export const handle = { messages: ['resale', 'renewals', 'customers'] } satisfies PageHandle

const statuses: readonly QuoteStatus[] = ['draft', 'sent', 'accepted', 'ordered', 'declined', 'expired', 'cancelled']

/** PAR-13: the partner's quotes for all its customers. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const status: QuoteStatus | '' = statuses.find((one) => one === url.searchParams.get('status')) ?? ''
  const after = url.searchParams.get('after')
  const answer = await call('listPartnerQuotes', {
    number: params.number,
    ...(status === '' ? {} : { status: [status] }),
    ...(after === null ? {} : { after }),
  })
  const closed = answer.ok ? null : closedBy(answer.problem)
  if (!answer.ok && closed === null && answer.problem.status !== 422) throw problemPage(answer.problem)
  const found = answer.ok ? pageOfList(answer, url) : { items: [], pages: {} }
  return data({ ...found, status, closed }, { status: closed === null ? 200 : 403 })
}

export default function PartnerQuoteList({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { items, pages, status, closed } = loaderData
  const paths = resalePaths(language, params.number)
  if (closed !== null)
    return (
      <CustomersClosed
        title={t('resale.quotes.title')}
        closed={closed}
        paths={customerPaths(language, params.number)}
      />
    )
  return (
    <>
      <PageHeader title={t('resale.quotes.title')} lead={t('resale.quotes.lead')} />
      <ResaleTabs paths={paths} current="quotes" />
      <FilterBar label={t('resale.quotes.filter')} clearHref={paths.quotes} chips={[]}>
        <Select
          name="status"
          label={t('resale.quotes.status')}
          defaultValue={status}
          choices={[
            { value: '', label: t('resale.quotes.any') },
            ...statuses.map((value) => ({ value, label: t(`renewals.quoteStatus.${value}`) })),
          ]}
        />
      </FilterBar>
      <Table
        caption={t('resale.quotes.caption')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            label: t('resale.fields.number'),
            rowHeader: true,
            nowrap: true,
            cell: ({ id, customer, ...quote }) => (
              <CustomerLink to={paths.quote(customer.number, id)}>{writtenNumber(quote)}</CustomerLink>
            ),
          },
          {
            key: 'customer',
            label: t('resale.fields.customer'),
            roomy: true,
            cell: ({ customer, label }) => (
              <>
                {customer.name}
                {label === null ? null : <span className="block text-hint wrap-anywhere text-muted">{label}</span>}
              </>
            ),
          },
          { key: 'status', label: t('resale.fields.status'), cell: ({ status: at }) => <QuoteState status={at} /> },
          {
            key: 'total',
            label: t('resale.fields.total'),
            align: 'end',
            nowrap: true,
            cell: ({ totalMinor, currency }) => f.money(totalMinor, currency),
          },
          {
            key: 'margin',
            label: t('resale.fields.margin'),
            align: 'end',
            nowrap: true,
            cell: ({ marginMinor, currency }) => f.money(marginMinor, currency),
          },
          {
            key: 'made',
            label: t('resale.fields.made'),
            phone: 'hide',
            nowrap: true,
            cell: ({ pricedOn, madeBy }) => (
              <span className="tabular">
                {f.day(pricedOn)} <span className="block text-hint text-muted">{madeBy}</span>
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState kind={status === '' ? 'nothing-yet' : 'no-match'} title={t('resale.quotes.empty')}>
            {t('resale.quotes.emptyText')}
          </EmptyState>
        }
      />
      <Pager label={t('resale.quotes.pages')} {...pages} />
    </>
  )
}
