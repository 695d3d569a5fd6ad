import type { AdvisorView } from '../../contract/advisors.ts'
import { useI18n } from '../app/i18n.tsx'
import { RadioGroup } from '../ui/choice-fields.tsx'

/** The partner's people, one of whom is told (PAR-6). */
export function ContactChoice(props: {
  people: readonly Omit<AdvisorView['contact'], 'isGone'>[]
  chosen: string | null
}) {
  const { t } = useI18n()
  return (
    <RadioGroup
      name="contactId"
      label={t('advisors.contact.label')}
      required
      {...(props.chosen === null ? {} : { defaultValue: props.chosen })}
      choices={props.people.map(({ contactId, name, jobTitle, email, phone }) => ({
        value: contactId,
        label: name,
        hint: [jobTitle, email, phone].filter((fact) => fact !== null).join(' · '),
      }))}
    />
  )
}
