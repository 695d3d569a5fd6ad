import type { RateLineView } from '../../contract/pricing.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PagesAround } from '../app/list-pages.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextInput } from '../ui/text-fields.tsx'

/** What a page of prices shows. */
export type RatesShown = {
  items: readonly RateLineView[]
  count: number
  pages: PagesAround
  q: string
  currency: string
}

/** Terms with a price of their own that any of these rows has. */
function termsOf(items: readonly RateLineView[]): number[] {
  return [...new Set(items.flatMap(({ terms }) => terms.map(({ months }) => months)))].toSorted((a, b) => a - b)
}

function useRateColumns(items: readonly RateLineView[], currency: string): readonly Column<RateLineView>[] {
  const { t, f } = useI18n()
  return [
    {
      key: 'product',
      label: t('pricing.rates.product'),
      rowHeader: true,
      roomy: true,
      cell: ({ product, edition }) => `${product.name} · ${edition?.name ?? t('pricing.rates.allEditions')}`,
    },
    { key: 'programme', label: t('pricing.rates.programme'), cell: (row) => row.programme.name },
    {
      key: 'yearly',
      label: t('pricing.rates.yearly'),
      align: 'end',
      nowrap: true,
      cell: (row) => f.money(row.yearlyMinor, currency),
    },
    ...termsOf(items).map((months) => ({
      key: `months-${months}`,
      label: t('pricing.rates.months', { months }),
      align: 'end' as const,
      nowrap: true,
      cell: ({ terms }: RateLineView) => {
        const term = terms.find((one) => one.months === months)
        return term === undefined ? '–' : f.money(term.minor, currency)
      },
    })),
  ]
}

/** Prices by product, with a search and a pager (REN-15). */
export function RateTable({ rates, path }: { rates: RatesShown; path: string }) {
  const { t, f } = useI18n()
  const { items, count, pages, q, currency } = rates
  const columns = useRateColumns(items, currency)
  return (
    <>
      <FilterBar label={t('pricing.filter')}>
        <div className="min-w-60 max-w-form flex-1">
          <TextInput
            name="q"
            type="search"
            label={t('pricing.rates.searchLabel')}
            defaultValue={q}
            key={q}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      </FilterBar>
      <Table
        caption={t('pricing.rates.caption')}
        columns={columns}
        rows={items}
        rowKey={({ product, edition, programme }) => `${product.code} ${edition?.code} ${programme.code}`}
        count={t('pricing.rates.count', { count, written: f.number(count) })}
        empty={
          q === '' ? (
            <EmptyState kind="nothing-yet" title={t('pricing.rates.nothing')} />
          ) : (
            <EmptyState
              kind="no-match"
              title={t('pricing.rates.noMatch', { query: q })}
              action={<LinkButton to={path}>{t('pricing.clear')}</LinkButton>}
            />
          )
        }
      />
      <Pager label={t('pricing.rates.pages')} {...pages} />
    </>
  )
}
