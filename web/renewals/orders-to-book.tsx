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
import { Tabs } from '../ui/tabs.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/orders-to-book.ts'
import { useOrderColumns } from './order-words.tsx'
import { writtenCount } from './renewal-words.tsx'

export const handle = { messages: ['orders'] } satisfies PageHandle

/** REN-24: the desk's queue: orders of all customers to book, the oldest first; or all of them, the newest first. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const q = typedText(url, 'q', 200)
  const show = url.searchParams.get('show') === 'all' ? 'all' : 'placed'
  const after = url.searchParams.get('after')
  const answer = await context.get(visit).call('listOrdersToBook', { q, show, ...(after === null ? {} : { after }) })
  return { q, show, ...pageOfList(answer, url) } as const
}

export default function OrdersToBook({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { q, show, items, total, pages } = loaderData
  const path = `/${language}/console/orders`
  const columns = useOrderColumns(true)
  const href = (which: 'placed' | 'all', typed: string) => {
    const fields = new URLSearchParams({
      ...(which === 'all' ? { show: which } : {}),
      ...(typed === '' ? {} : { q: typed }),
    })
    return fields.size === 0 ? path : `${path}?${fields}`
  }
  return (
    <>
      <PageHeader
        title={t('orders.console.title')}
        lead={t('orders.console.lead')}
        actions={<LinkButton to={`/${language}/console/quotes`}>{t('orders.console.quotes')}</LinkButton>}
      />
      <Tabs
        label={t('orders.console.views')}
        tabs={(['placed', 'all'] as const).map((which) => ({
          label: t(`orders.console.${which}`),
          href: href(which, q),
          current: which === show,
        }))}
      />
      <FilterBar
        label={t('orders.filters')}
        keep={show === 'all' ? { show } : {}}
        clearHref={href(show, '')}
        chips={q === '' ? [] : [{ label: `${t('orders.search')}: ${q}`, removeHref: href(show, '') }]}
      >
        <div className="min-w-60 flex-1">
          <TextInput name="q" type="search" label={t('orders.console.searchLabel')} defaultValue={q} />
        </div>
      </FilterBar>
      <Table
        caption={t(show === 'all' ? 'orders.console.captionAll' : 'orders.console.captionPlaced')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        count={t('orders.count', { count: total.count, written: writtenCount(f.number, total) })}
        empty={
          q !== '' ? (
            <EmptyState
              kind="no-match"
              title={t('orders.noMatch')}
              action={<LinkButton to={href(show, '')}>{t('ui.filters.clear')}</LinkButton>}
            />
          ) : (
            <EmptyState
              kind="nothing-yet"
              title={t(show === 'all' ? 'orders.console.noneAll' : 'orders.console.none')}
            />
          )
        }
      />
      <Pager label={t('orders.pages')} {...pages} />
    </>
  )
}
