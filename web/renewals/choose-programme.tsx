import type { ProgrammeChangeView } from '../../contract/renewal-lines.ts'
import { useI18n } from '../app/i18n.tsx'
import { RadioGroup } from '../ui/choice-fields.tsx'
import type { RenewalChoice } from './renewal-choice.ts'

/** REN-14: in which programme the lines are renewed, where they have a choice. */
export function ChooseProgramme(props: { choice: RenewalChoice; changes: readonly ProgrammeChangeView[] }) {
  const { t } = useI18n()
  const { choice, changes } = props
  if (changes.length === 0) return null
  return (
    <RadioGroup
      name="programme"
      label={t('renewals.programme.label')}
      defaultValue={choice.programme}
      choices={[
        { value: '', label: t('renewals.programme.asNow') },
        ...changes.map(({ from, to }) => ({
          value: `${from.code}.${to.code}`,
          label: t('renewals.programme.choice', { from: from.name, to: to.name }),
        })),
      ]}
    />
  )
}
