import { useI18n } from '../app/i18n.tsx'
import { Select } from '../ui/choice-fields.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { DateInput, TextInput } from '../ui/text-fields.tsx'
import { choiceFields, type RenewalChoice } from './renewal-choice.ts'
import type { RenewalState } from './renewal-words.tsx'

const states: readonly RenewalState[] = ['current', 'reinstatement', 'recovery']

/** Search and filters over the lines; what is chosen already is carried along (UX-12). */
export function LineFilters(props: {
  choice: RenewalChoice
  products: readonly { code: string; name: string }[]
  renewable: 'yes' | 'no' | 'all'
  hrefOf: (choice: RenewalChoice) => string
}) {
  const { t, f } = useI18n()
  const { choice, products, renewable, hrefOf } = props
  const none = { q: '', state: '', product: '', endsFrom: '', endsBy: '' } as const
  const any = { value: '', label: t('renewals.lines.any') }
  // Another filter means something else by "all that match".
  const carried = Object.fromEntries(choiceFields({ ...choice, ...none, all: false }))
  const chip = (label: string, value: string, without: Partial<RenewalChoice>) =>
    value === '' ? [] : [{ label: `${label}: ${value}`, removeHref: hrefOf({ ...choice, all: false, ...without }) }]
  const productName = products.find(({ code }) => code === choice.product)?.name ?? choice.product
  return (
    <FilterBar
      label={t('renewals.lines.filters')}
      keep={renewable === 'yes' ? carried : { ...carried, renewable }}
      clearHref={hrefOf({ ...choice, ...none, all: false })}
      chips={[
        ...chip(t('renewals.lines.search'), choice.q, { q: '' }),
        ...chip(t('renewals.fields.state'), choice.state === '' ? '' : t(`renewals.state.${choice.state}`), {
          state: '',
        }),
        ...chip(t('renewals.lines.product'), productName, { product: '' }),
        ...chip(t('renewals.lines.endsFrom'), choice.endsFrom === '' ? '' : f.day(choice.endsFrom), { endsFrom: '' }),
        ...chip(t('renewals.lines.endsBy'), choice.endsBy === '' ? '' : f.day(choice.endsBy), { endsBy: '' }),
      ]}
    >
      <div className="min-w-60 flex-1">
        <TextInput name="q" type="search" label={t('renewals.lines.searchLabel')} defaultValue={choice.q} />
      </div>
      <Select
        name="state"
        label={t('renewals.fields.state')}
        defaultValue={choice.state}
        choices={[any, ...states.map((value) => ({ value, label: t(`renewals.state.${value}`) }))]}
      />
      <Select
        name="product"
        label={t('renewals.lines.product')}
        defaultValue={choice.product}
        choices={[any, ...products.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <DateInput name="endsFrom" label={t('renewals.lines.endsFrom')} defaultValue={choice.endsFrom} />
      <DateInput name="endsBy" label={t('renewals.lines.endsBy')} defaultValue={choice.endsBy} />
    </FilterBar>
  )
}
