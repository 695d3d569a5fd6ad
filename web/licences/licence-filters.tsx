import { useI18n } from '../app/i18n.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { FilterBar, type FilterChip } from '../ui/filter-bar.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import { licenceStatusNames, maintenanceStateNames } from './licence-filter-names.ts'
import { changed, defaultSort, defaultView, type ListQuery, listHref, unfiltered } from './licence-list-query.ts'

type Product = { code: string; name: string }

/** The filters in force, each with the address of the list without it. */
function useChips(path: string, query: ListQuery, products: readonly Product[]): readonly FilterChip[] {
  const { t } = useI18n()
  const without = (changes: Partial<ListQuery>) => listHref(path, changed(query, changes))
  const chip = (field: string, value: string, removeHref: string) => ({ label: `${field}: ${value}`, removeHref })
  const nameOf = (code: string) => products.find((product) => product.code === code)?.name ?? code
  return [
    ...(query.q === '' ? [] : [chip(t('licences.list.search'), query.q, without({ q: '' }))]),
    ...query.product.map((code) =>
      chip(t('licences.product'), nameOf(code), without({ product: query.product.filter((one) => one !== code) })),
    ),
    ...query.status.map((status) =>
      chip(
        t('licences.state'),
        t(`licences.status.${status}`),
        without({ status: query.status.filter((one) => one !== status) }),
      ),
    ),
    ...query.maintenance.map((state) =>
      chip(
        t('licences.maintenance'),
        t(`licences.maintenanceState.${state}`),
        without({ maintenance: query.maintenance.filter((one) => one !== state) }),
      ),
    ),
    ...(query.allocated === ''
      ? []
      : [chip(t('licences.seats'), t(`licences.allocated.${query.allocated}`), without({ allocated: '' }))]),
  ]
}

/** Search and filters over the list of licences; they live in the address (UX-1, UX-12). */
export function LicenceFilters(props: { path: string; query: ListQuery; products: readonly Product[] }) {
  const { t } = useI18n()
  const { path, query, products } = props
  const any = { value: '', label: t('licences.list.any') }
  const keep = {
    ...(query.view === defaultView ? {} : { view: query.view }),
    ...(query.sort === defaultSort(query.view) ? {} : { sort: query.sort }),
    ...(query.order === 'ascending' ? {} : { order: query.order }),
  }
  return (
    <FilterBar
      label={t('licences.list.filters')}
      keep={keep}
      chips={useChips(path, query, products)}
      clearHref={listHref(path, unfiltered(query))}
    >
      <div className="min-w-60 flex-1">
        <TextInput name="q" type="search" label={t('licences.list.searchLabel')} defaultValue={query.q} />
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(4,8.5rem)]">
        <Select
          name="product"
          label={t('licences.product')}
          defaultValue={query.product[0] ?? ''}
          choices={[any, ...products.map(({ code, name }) => ({ value: code, label: name }))]}
        />
        <Select
          name="status"
          label={t('licences.state')}
          defaultValue={query.status[0] ?? ''}
          choices={[any, ...licenceStatusNames.map((value) => ({ value, label: t(`licences.status.${value}`) }))]}
        />
        <Select
          name="maintenance"
          label={t('licences.maintenance')}
          defaultValue={query.maintenance[0] ?? ''}
          choices={[
            any,
            ...maintenanceStateNames.map((value) => ({ value, label: t(`licences.maintenanceState.${value}`) })),
          ]}
        />
        <Select
          name="allocated"
          label={t('licences.seats')}
          defaultValue={query.allocated}
          choices={[
            any,
            { value: 'none', label: t('licences.allocated.none') },
            { value: 'part', label: t('licences.allocated.part') },
            { value: 'whole', label: t('licences.allocated.whole') },
          ]}
        />
      </div>
    </FilterBar>
  )
}
