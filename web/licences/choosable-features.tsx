import type { LicenceView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { CheckboxGroup } from '../ui/choice-fields.tsx'

/** The features that one may choose, by name, with the code that the file will say; without a former answer, all of them. */
export function ChoosableFeatures(props: {
  licence: Pick<LicenceView, 'features'>
  chosen: readonly string[] | null
  /** What can still be done about it later. */
  hint?: string
}) {
  const { t, f } = useI18n()
  const choosable = props.licence.features.filter((feature) => feature.choosable)
  const always = props.licence.features.filter((feature) => !feature.choosable).map(({ name }) => name)
  if (choosable.length === 0) return null
  return (
    <CheckboxGroup
      name="features"
      label={t('allocations.quantity.features')}
      hint={[
        ...(always.length === 0 ? [] : [t('allocations.quantity.featuresAlways', { features: f.list(always) })]),
        ...(props.hint === undefined ? [] : [props.hint]),
      ].join(' ')}
      choices={choosable.map(({ code, name }) => ({
        value: code,
        label: name,
        ...(name === code ? {} : { hint: code }),
      }))}
      defaultValues={props.chosen ?? choosable.map(({ code }) => code)}
    />
  )
}
