import { data } from 'react-router'
import { earliestToday, instant } from '../../values/calendar.ts'
import { formatters } from '../app/formatters.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { translator } from '../app/translator.ts'
import { type Visit, visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Route } from './+types/customer-search.ts'
import { useCustomerColumns } from './customer-columns.tsx'
import { CustomerFilters } from './customer-filters.tsx'
import { customerPaths } from './customer-paths.ts'
import { CustomerTabs } from './customer-tabs.tsx'
import { CustomersClosed } from './customers-closed.tsx'
import { chipsOf, closedBy, dayWords, faultsIn, filterIn, type ListFilter, withFilter } from './list-filter.ts'

export const handle = { messages: ['customers'] } satisfies PageHandle

const nothing = { items: [], products: [], countries: [], states: [], pages: {} }

/** PAR-12: sales search. What cannot be searched for is said at its field, over an empty list. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { customer: _, ...filter } = filterIn(url)
  const byEnd = url.searchParams.get('sort') === 'maintenance'
  const answer = await here.call('searchCustomers', {
    number: params.number,
    ...filter,
    state: filter.country === '' ? '' : filter.state,
    sort: byEnd ? 'maintenance' : 'name',
    after: url.searchParams.get('after') ?? undefined,
  })
  const closed = answer.ok ? null : closedBy(answer.problem)
  const faults = answer.ok || url.searchParams.has('after') ? [] : faultsIn(answer.problem)
  const found = closed !== null || faults.length > 0 ? nothing : pageOfList(answer, url)
  return data(
    {
      ...found,
      ...chipsFor(here, url, filter, found.products),
      closed,
      faults,
      filter,
      byEnd,
      order: { name: withFilter(url, { sort: '' }), maintenance: withFilter(url, { sort: 'maintenance' }) },
      today: earliestToday(instant(here.now)),
    },
    { status: closed !== null ? 403 : faults.length > 0 ? 422 : 200 },
  )
}

function chipsFor(
  { language, timeZone = 'UTC' }: Visit,
  url: URL,
  filter: Omit<ListFilter, 'customer'>,
  products: readonly { code: string; name: string }[],
) {
  const t = translator(language, ['customers'])
  const f = formatters(language, timeZone)
  const day = dayWords(f)
  const { q, product, country, state, from, to } = filter
  const productName = products.find(({ code }) => code === product)?.name ?? product
  return chipsOf(url, [
    { label: t('customers.search.search'), value: q, without: { q: '' } },
    { label: t('customers.fields.product'), value: productName, without: { product: '' } },
    {
      label: t('customers.fields.country'),
      value: /^[A-Z]{2}$/.test(country) ? f.country(country) : country,
      without: { country: '', state: '' },
    },
    { label: t('customers.fields.state'), value: country === '' ? '' : state, without: { state: '' } },
    { label: t('customers.fields.from'), value: day(from), without: { from: '' } },
    { label: t('customers.fields.to'), value: day(to), without: { to: '' } },
  ])
}

export default function CustomerSearch({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = customerPaths(language, params.number)
  const { closed, faults, items, pages, byEnd, order, chips, clearHref, today } = loaderData
  const columns = useCustomerColumns(paths, today)
  if (closed !== null) return <CustomersClosed title={t('customers.search.title')} closed={closed} paths={paths} />
  return (
    <>
      <PageHeader
        title={t('customers.search.title')}
        lead={t('customers.search.lead')}
        answer={{ faults, values: {} }}
      />
      <CustomerTabs paths={paths} current="customers" />
      <CustomerFilters {...loaderData} />
      <Table
        caption={t('customers.search.caption')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.number}
        sort={{
          by: byEnd ? 'maintenance' : 'name',
          direction: 'ascending',
          href: (by) => (by === 'maintenance' ? order.maintenance : order.name),
          oneWay: true,
        }}
        empty={
          chips.length > 0 ? (
            <EmptyState
              kind="no-match"
              title={t('customers.search.noMatch')}
              action={<LinkButton to={clearHref}>{t('ui.filters.clear')}</LinkButton>}
            >
              {t('customers.search.noMatchText')}
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={t('customers.search.empty')}>
              {t('customers.search.emptyText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('customers.search.pages')} {...pages} />
    </>
  )
}
