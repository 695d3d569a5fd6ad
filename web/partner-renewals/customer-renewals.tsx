import { data, Link } from 'react-router'
import type { CustomerRenewal } from '../../contract/partner-quotes.ts'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { todayOf } from '../licences/today.ts'
import { customerPaths } from '../partners/customer-paths.ts'
import { CustomersClosed } from '../partners/customers-closed.tsx'
import { closedBy } from '../partners/list-filter.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { DateInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/customer-renewals.ts'
import { type ResalePaths, resalePaths } from './resale-paths.ts'
import { ResaleTabs } from './resale-tabs.tsx'

export const handle = { messages: ['resale', 'customers'] } satisfies PageHandle

const nothing = { items: [], products: [], countries: [], pages: {} }

/** PAR-13: customers nearest their renewal first. Whoever may not quote learns why. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now } = context.get(visit)
  const standing = url.searchParams.get('standing') === 'lapsed' ? 'lapsed' : 'ahead'
  const filter = {
    standing,
    endsBy: typedText(url, 'endsBy', 10),
    product: typedText(url, 'product', 40),
    country: typedText(url, 'country', 2),
  } as const
  const after = url.searchParams.get('after')
  const answer = await call('listCustomerRenewals', {
    number: params.number,
    ...filter,
    ...(after === null ? {} : { after }),
  })
  const closed = answer.ok ? null : closedBy(answer.problem)
  if (!answer.ok && closed === null && answer.problem.status !== 422) throw problemPage(answer.problem)
  const found = answer.ok ? pageOfList(answer, url) : nothing
  return data({ ...found, filter, closed, today: todayOf(now) }, { status: closed === null ? 200 : 403 })
}

function useColumns(paths: ResalePaths, today: string): readonly Column<CustomerRenewal>[] {
  const { t, f } = useI18n()
  return [
    {
      key: 'customer',
      label: t('resale.fields.customer'),
      rowHeader: true,
      roomy: true,
      cell: ({ customer, mayQuote, country }) => (
        <span>
          <Link
            to={mayQuote ? paths.lines(customer.number) : paths.customer(customer.number)}
            className="link inline-flex min-h-6 items-center coarse:min-h-11"
          >
            {customer.name}
          </Link>
          <span className="block text-hint text-muted">
            <span className="tabular">{customer.number}</span> · {f.country(country)}
          </span>
        </span>
      ),
    },
    {
      key: 'next',
      label: t('resale.fields.next'),
      nowrap: true,
      cell: ({ nextEnd }) => (
        <span className="tabular">
          {f.day(nextEnd)} <span className="block text-hint text-muted">{f.relativeDays(nextEnd, today)}</span>
        </span>
      ),
    },
    {
      key: 'lines',
      label: t('resale.fields.lines'),
      cell: ({ lines, atLeast, mayQuote }) =>
        mayQuote ? (
          lines.map(({ state, count }) => (
            <span key={state} className="block whitespace-nowrap">
              {t('resale.stateCount', {
                count: atLeast ? t('resale.atLeast', { count: f.number(count) }) : f.number(count),
                state: t(`resale.state.${state}`),
              })}
            </span>
          ))
        ) : (
          <Badge tone="neutral">{t('resale.noScope')}</Badge>
        ),
    },
    ...(['value', 'own'] as const).map(
      (key): Column<CustomerRenewal> => ({
        key,
        label: t(`resale.fields.${key}`),
        align: 'end',
        nowrap: true,
        cell: ({ value, atLeast }) =>
          value === null
            ? '–'
            : `${f.money(key === 'value' ? value.listMinor : value.partnerMinor, value.currency)}${atLeast ? '+' : ''}`,
      }),
    ),
    {
      key: 'quotes',
      label: t('resale.fields.quotes'),
      align: 'end',
      cell: ({ openQuotes }) => f.number(openQuotes),
    },
  ]
}

function Filters({ loaderData, paths }: Pick<Route.ComponentProps, 'loaderData'> & { paths: ResalePaths }) {
  const { t, f } = useI18n()
  const { filter, products, countries } = loaderData
  return (
    <FilterBar label={t('resale.list.label')} clearHref={paths.list} chips={[]}>
      <Select
        className="min-w-36"
        name="standing"
        label={t('resale.list.standing')}
        defaultValue={filter.standing === 'lapsed' ? 'lapsed' : ''}
        choices={[
          { value: '', label: t('resale.list.ahead') },
          { value: 'lapsed', label: t('resale.list.lapsed') },
        ]}
      />
      <DateInput name="endsBy" label={t('resale.list.endsBy')} defaultValue={filter.endsBy} />
      <Select
        name="product"
        label={t('resale.list.product')}
        defaultValue={filter.product}
        choices={[
          { value: '', label: t('resale.list.any') },
          ...products.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Select
        name="country"
        label={t('resale.list.country')}
        defaultValue={filter.country}
        choices={[
          { value: '', label: t('resale.list.any') },
          ...countries.map((code) => ({ value: code, label: f.country(code) })),
        ]}
      />
    </FilterBar>
  )
}

export default function CustomerRenewals({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { items, pages, closed, filter, today } = loaderData
  const paths = resalePaths(language, params.number)
  const columns = useColumns(paths, today)
  if (closed !== null)
    return <CustomersClosed title={t('resale.title')} closed={closed} paths={customerPaths(language, params.number)} />
  const filtered =
    filter.endsBy !== '' || filter.product !== '' || filter.country !== '' || filter.standing === 'lapsed'
  return (
    <>
      <PageHeader title={t('resale.title')} lead={t('resale.lead')} />
      <ResaleTabs paths={paths} current="customers" />
      <Filters loaderData={loaderData} paths={paths} />
      <Table
        caption={t('resale.list.caption')}
        columns={columns}
        rows={items}
        rowKey={({ customer }) => customer.number}
        count={t('resale.list.shown', { count: items.length })}
        selection={{
          action: paths.many,
          name: 'customer',
          value: ({ customer }) => customer.number,
          label: ({ customer }) => t('resale.list.row', { name: customer.name }),
          total: items.length,
          actions: <Button kind="primary">{t('resale.list.quote')}</Button>,
        }}
        empty={
          'nextHref' in pages && pages.nextHref !== undefined ? (
            <EmptyState kind="no-match" title={t('resale.list.noneYet')}>
              {t('resale.list.noneYetText')}
            </EmptyState>
          ) : filtered ? (
            <EmptyState kind="no-match" title={t('resale.list.noMatch')} />
          ) : (
            <EmptyState kind="nothing-yet" title={t('resale.list.empty')}>
              {t('resale.list.emptyText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('resale.list.pages')} {...pages} />
    </>
  )
}
