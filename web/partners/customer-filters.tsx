import { useI18n } from '../app/i18n.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { FilterBar, type FilterChip } from '../ui/filter-bar.tsx'
import type { FormFault } from '../ui/form-answer.ts'
import { DateInput, TextInput } from '../ui/text-fields.tsx'

type Product = { code: string; name: string }

/** Search and filters of sales search; they live in the address (UX-1, UX-12). */
export function CustomerFilters(props: {
  filter: Record<'q' | 'product' | 'country' | 'state' | 'from' | 'to', string>
  byEnd: boolean
  products: readonly Product[]
  countries: readonly string[]
  states: readonly string[]
  faults: readonly FormFault[]
  chips: readonly FilterChip[]
  clearHref: string
}) {
  const { t, f } = useI18n()
  const { filter, products, countries, states, faults } = props
  const any = { value: '', label: t('customers.search.any') }
  const errorAt = (name: string) => faults.find(({ field }) => field === name)?.message
  const places = countries.map((value) => ({ value, label: f.country(value) }))
  return (
    <FilterBar label={t('customers.search.label')} chips={props.chips} clearHref={props.clearHref}>
      <div className="min-w-60 flex-1">
        <TextInput
          name="q"
          type="search"
          label={t('customers.search.box')}
          hint={t('customers.search.boxHint')}
          defaultValue={filter.q}
          key={filter.q}
          error={errorAt('q')}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[repeat(4,10rem)]">
        <ProductSelect product={filter.product} products={products} />
        <Select
          name="country"
          label={t('customers.fields.country')}
          key={`country ${filter.country}`}
          defaultValue={filter.country}
          choices={[any, ...places.sort((one, other) => one.label.localeCompare(other.label))]}
        />
        {states.length === 0 ? null : (
          <Select
            name="state"
            label={t('customers.fields.state')}
            key={`state ${filter.state}`}
            defaultValue={filter.state}
            choices={[any, ...states.map((value) => ({ value, label: value }))]}
          />
        )}
        <EndInputs from={filter.from} to={filter.to} errorAt={errorAt} />
        {/* A phone shows no heads to sort by; everywhere it carries the order along. */}
        <div className="md:hidden">
          <Select
            name="sort"
            label={t('customers.search.order')}
            key={`sort ${props.byEnd}`}
            defaultValue={props.byEnd ? 'maintenance' : ''}
            choices={[
              { value: '', label: t('customers.search.byName') },
              { value: 'maintenance', label: t('customers.search.byEnd') },
            ]}
          />
        </div>
      </div>
    </FilterBar>
  )
}

/** One of the products that are shared, or any. */
export function ProductSelect({ product, products }: { product: string; products: readonly Product[] }) {
  const { t } = useI18n()
  return (
    <Select
      name="product"
      label={t('customers.fields.product')}
      key={`product ${product}`}
      defaultValue={product}
      choices={[
        { value: '', label: t('customers.search.any') },
        ...products.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  )
}

/** First and last day on which maintenance ends. */
export function EndInputs(props: { from: string; to: string; errorAt: (name: string) => string | undefined }) {
  const { t } = useI18n()
  const { from, to, errorAt } = props
  return (
    <>
      <DateInput
        name="from"
        label={t('customers.fields.from')}
        key={`from ${from}`}
        defaultValue={from}
        error={errorAt('from')}
      />
      <DateInput name="to" label={t('customers.fields.to')} key={`to ${to}`} defaultValue={to} error={errorAt('to')} />
    </>
  )
}
