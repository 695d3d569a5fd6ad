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
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/order-list.ts'
import { useOrderColumns } from './order-words.tsx'
import { renewalPaths } from './renewal-paths.ts'
import { RenewalTabs } from './renewal-tabs.tsx'
import { type OrderStatus, writtenCount } from './renewal-words.tsx'

export const handle = { messages: ['orders', 'advisors'] } satisfies PageHandle

const statuses: readonly OrderStatus[] = ['placed', 'booked', 'cancelled']

/** REN-19: the organization's orders, without having to enter anything first. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const q = typedText(url, 'q', 200)
  const status: OrderStatus | '' = statuses.find((one) => one === url.searchParams.get('status')) ?? ''
  const after = url.searchParams.get('after')
  const answer = await context.get(visit).call('listOrders', {
    number: params.number,
    q,
    ...(status === '' ? {} : { status: [status] }),
    ...(after === null ? {} : { after }),
  })
  return { q, status, ...pageOfList(answer, url) }
}

export default function OrderList({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { q, status, items, total, pages } = loaderData
  const paths = renewalPaths(language, params.number)
  const columns = useOrderColumns(false)
  const narrowed = (name: string, value: string) =>
    value === '' ? paths.orders : `${paths.orders}?${new URLSearchParams({ [name]: value })}`
  return (
    <>
      <PageHeader title={t('orders.title')} lead={t('orders.lead')} />
      <RenewalTabs paths={paths} current="orders" />
      <FilterBar
        label={t('orders.filters')}
        clearHref={paths.orders}
        chips={[
          ...(q === '' ? [] : [{ label: `${t('orders.search')}: ${q}`, removeHref: narrowed('status', status) }]),
          ...(status === ''
            ? []
            : [{ label: `${t('orders.state')}: ${t(`orders.status.${status}`)}`, removeHref: narrowed('q', q) }]),
        ]}
      >
        <div className="min-w-60 flex-1">
          <TextInput name="q" type="search" label={t('orders.searchLabel')} defaultValue={q} />
        </div>
        <Select
          name="status"
          label={t('orders.state')}
          defaultValue={status}
          choices={[
            { value: '', label: t('orders.any') },
            ...statuses.map((value) => ({ value, label: t(`orders.status.${value}`) })),
          ]}
        />
      </FilterBar>
      <Table
        caption={t('orders.caption')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        count={t('orders.count', { count: total.count, written: writtenCount(f.number, total) })}
        empty={
          pages.nextHref !== undefined ? (
            <EmptyState kind="no-match" title={t('orders.noneYet')}>
              {t('orders.noneYetText')}
            </EmptyState>
          ) : q !== '' || status !== '' ? (
            <EmptyState
              kind="no-match"
              title={t('orders.noMatch')}
              action={<LinkButton to={paths.orders}>{t('ui.filters.clear')}</LinkButton>}
            />
          ) : (
            <EmptyState
              kind="nothing-yet"
              title={t('orders.none')}
              action={<LinkButton to={paths.quotes}>{t('orders.toQuotes')}</LinkButton>}
            >
              {t('orders.noneText')}
            </EmptyState>
          )
        }
      />
      <Pager label={t('orders.pages')} {...pages} />
    </>
  )
}
