import type { LicenceView } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { CheckboxGroup } from '../ui/choice-fields.tsx'

/** The features that one may choose; without a former answer, all of them. */
export function ChoosableFeatures({ licence, chosen }: { licence: LicenceView; chosen: readonly string[] | null }) {
  const { t, f } = useI18n()
  const choosable = licence.features.filter((feature) => feature.choosable).map(({ code }) => code)
  const always = licence.features.filter((feature) => !feature.choosable).map(({ code }) => code)
  if (choosable.length === 0) return null
  return (
    <CheckboxGroup
      name="features"
      label={t('allocations.quantity.features')}
      hint={
        always.length === 0
          ? t('allocations.quantity.featuresHint')
          : t('allocations.quantity.featuresAlways', { features: f.list(always) })
      }
      choices={choosable.map((code) => ({ value: code, label: code }))}
      defaultValues={chosen ?? choosable}
    />
  )
}
