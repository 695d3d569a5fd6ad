import { useI18n } from '../app/i18n.tsx'
import { type Choice, Select } from '../ui/choice-fields.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import { type AssignableQuery, assignableHref } from './assignable-query.ts'

/** Search, product, and one filter of the list's own, over licences that can be shared. */
export function AssignableFilters(props: {
  path: string
  query: AssignableQuery
  products: readonly { code: string; name: string }[]
  extra: { name: string; label: string; choices: readonly Choice[] }
}) {
  const { t } = useI18n()
  const { path, query, products, extra } = props
  const without = (changes: Partial<AssignableQuery>) => assignableHref(path, extra.name, { ...query, ...changes })
  const product = products.find(({ code }) => code === query.product)
  const own = extra.choices.find(({ value }) => value === query.extra)
  return (
    <FilterBar
      label={t('advisors.filters.label')}
      clearHref={path}
      chips={[
        ...(query.q === ''
          ? []
          : [{ label: `${t('advisors.filters.search')}: ${query.q}`, removeHref: without({ q: '' }) }]),
        ...(product === undefined
          ? []
          : [{ label: `${t('advisors.fields.product')}: ${product.name}`, removeHref: without({ product: '' }) }]),
        ...(query.extra === '' || own === undefined
          ? []
          : [{ label: `${extra.label}: ${own.label}`, removeHref: without({ extra: '' }) }]),
      ]}
    >
      <div className="min-w-60 flex-1">
        <TextInput
          name="q"
          type="search"
          label={t('advisors.filters.searchLabel')}
          defaultValue={query.q}
          key={query.q}
        />
      </div>
      <Select
        name="product"
        label={t('advisors.fields.product')}
        key={`product ${query.product}`}
        defaultValue={query.product}
        choices={[
          { value: '', label: t('advisors.filters.any') },
          ...products.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <Select
        name={extra.name}
        label={extra.label}
        key={`extra ${query.extra}`}
        defaultValue={query.extra}
        choices={extra.choices}
      />
    </FilterBar>
  )
}
