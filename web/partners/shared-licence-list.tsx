import { data } from 'react-router'
import { earliestToday, instant } from '../../values/calendar.ts'
import { problemPage } from '../app/answers.ts'
import { formatters } from '../app/formatters.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { translator } from '../app/translator.ts'
import { type Visit, visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/shared-licence-list.ts'
import { EndInputs, ProductSelect } from './customer-filters.tsx'
import { customerPaths } from './customer-paths.ts'
import { CustomerTabs } from './customer-tabs.tsx'
import { CustomersClosed } from './customers-closed.tsx'
import { chipsOf, closedBy, dayWords, faultsIn, filterIn, type ListFilter } from './list-filter.ts'
import { useSharedLicenceColumns } from './shared-licence-columns.tsx'

export const handle = { messages: ['customers'] } satisfies PageHandle

const nothing = { items: [], products: [], pages: {} }

/** PAR-12: the licences that customers share, of all or of one. Each customer shown hears of it (PAR-9). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  const { country: _country, state: _state, ...filter } = filterIn(url)
  const after = url.searchParams.get('after') ?? undefined
  const answer = await here.call('listSharedLicences', { number: params.number, ...filter, after })
  const closed = answer.ok ? null : closedBy(answer.problem)
  // A customer that shares nothing (any more) is no customer to list the licences of.
  if (!answer.ok && answer.problem.status === 404) throw problemPage(answer.problem)
  const faults = answer.ok || after !== undefined ? [] : faultsIn(answer.problem)
  const found = closed !== null || faults.length > 0 ? nothing : pageOfList(answer, url)
  const facts = { closed, faults, filter, today: earliestToday(instant(here.now)) }
  return data(
    { ...found, ...chipsFor(here, url, filter, found), ...facts },
    { status: closed !== null ? 403 : faults.length > 0 ? 422 : 200 },
  )
}

function chipsFor(
  { language, timeZone = 'UTC' }: Visit,
  url: URL,
  { q, customer, product, from, to }: Omit<ListFilter, 'country' | 'state'>,
  found: {
    items: readonly { customer: { number: string; name: string } }[]
    products: readonly { code: string; name: string }[]
  },
) {
  const t = translator(language, ['customers'])
  const day = dayWords(formatters(language, timeZone))
  const whose = found.items.find((one) => one.customer.number === customer)?.customer.name ?? customer
  const productName = found.products.find(({ code }) => code === product)?.name ?? product
  return chipsOf(url, [
    { label: t('customers.fields.customer'), value: whose, without: { customer: '' } },
    { label: t('customers.search.search'), value: q, without: { q: '' } },
    { label: t('customers.fields.product'), value: productName, without: { product: '' } },
    { label: t('customers.fields.from'), value: day(from), without: { from: '' } },
    { label: t('customers.fields.to'), value: day(to), without: { to: '' } },
  ])
}

function Filters({ loaderData }: Pick<Route.ComponentProps, 'loaderData'>) {
  const { t } = useI18n()
  const { filter, faults, products, chips, clearHref } = loaderData
  const errorAt = (name: string) => faults.find(({ field }) => field === name)?.message
  return (
    <FilterBar
      label={t('customers.licences.label')}
      chips={chips}
      clearHref={clearHref}
      keep={filter.customer === '' ? {} : { customer: filter.customer }}
    >
      <div className="min-w-60 flex-1">
        <TextInput
          name="q"
          type="search"
          label={t('customers.licences.box')}
          hint={t('customers.licences.boxHint')}
          defaultValue={filter.q}
          key={filter.q}
          error={errorAt('q')}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(3,10rem)]">
        <ProductSelect product={filter.product} products={products} />
        <EndInputs from={filter.from} to={filter.to} errorAt={errorAt} />
      </div>
    </FilterBar>
  )
}

export default function SharedLicenceList({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = customerPaths(language, params.number)
  const { closed, faults, items, pages, chips, clearHref, today } = loaderData
  const columns = useSharedLicenceColumns(paths, today, true)
  if (closed !== null) return <CustomersClosed title={t('customers.search.title')} closed={closed} paths={paths} />
  return (
    <>
      <PageHeader
        title={t('customers.licences.title')}
        lead={t('customers.licences.lead')}
        answer={{ faults, values: {} }}
      />
      <CustomerTabs paths={paths} current="licences" />
      <Filters loaderData={loaderData} />
      <Table
        caption={t('customers.licences.caption')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        empty={
          chips.length > 0 ? (
            <EmptyState
              kind="no-match"
              title={t('customers.licences.noMatch')}
              action={<LinkButton to={clearHref}>{t('ui.filters.clear')}</LinkButton>}
            >
              {t('customers.licences.noMatchText')}
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={t('customers.licences.empty')}>
              {t('customers.licences.emptyText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('customers.licences.pages')} {...pages} />
    </>
  )
}
