import { useI18n } from '../app/i18n.tsx'
import { type Until, untils } from '../renewals/renewal-choice.ts'
import { RadioGroup } from '../ui/choice-fields.tsx'
import { DateInput } from '../ui/text-fields.tsx'

/** Until when to renew: a term, or one common end (REN-5). The label is hidden where the title above says the same. */
export function TermFields({ until, end, hideLabel = false }: { until: Until; end: string; hideLabel?: boolean }) {
  const { t } = useI18n()
  return (
    <>
      <RadioGroup
        name="until"
        label={t('resale.price.until')}
        hideLabel={hideLabel}
        defaultValue={until}
        choices={untils.map((value) => ({
          value,
          label: value === 'end' ? t('resale.price.end') : t('resale.price.months', { months: value }),
        }))}
      />
      <div className="hidden group-has-[[value=end]:checked]/until:block">
        <DateInput name="end" label={t('resale.price.endField')} defaultValue={end} />
      </div>
    </>
  )
}
