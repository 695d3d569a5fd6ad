import type { ProgrammeView } from '../../contract/programmes.ts'
import { useI18n } from '../app/i18n.tsx'
import type { Submission } from '../app/submission.ts'
import { Checkbox, RadioGroup } from '../ui/choice-fields.tsx'
import { TextInput } from '../ui/text-fields.tsx'

const kinds = ['subscription-advantage', 'software-maintenance', 'hardware-maintenance', 'other'] as const
const statuses = ['offered', 'ended'] as const

/** Names of a programme's fields, as errors name them. */
export const programmeFieldNames = ['code', 'name', 'kind', 'coversVersions', 'allOrNothing', 'status']

/** What a form says of a programme. */
export function programmeGiven({ text }: Submission) {
  return {
    name: text('name'),
    kind: kinds.find((kind) => kind === text('kind')) ?? 'other',
    coversVersions: text('coversVersions') === 'on',
    allOrNothing: text('allOrNothing') === 'on',
    status: text('status') === 'ended' ? ('ended' as const) : ('offered' as const),
  }
}

/** What is said of a programme (REN-1, REN-4); its code stays as it is. */
export function ProgrammeFields({ programme }: { programme?: ProgrammeView }) {
  const { t } = useI18n()
  return (
    <>
      {programme === undefined ? (
        <TextInput
          name="code"
          label={t('pricing.programmes.code')}
          hint={t('pricing.programmes.codeHint')}
          required
          mono
          width="half"
          autoComplete="off"
        />
      ) : null}
      <TextInput
        name="name"
        label={t('pricing.programmes.name')}
        required
        maxLength={120}
        defaultValue={programme?.name}
      />
      <RadioGroup
        name="kind"
        label={t('pricing.programmes.kind')}
        required
        defaultValue={programme?.kind ?? 'software-maintenance'}
        choices={kinds.map((value) => ({ value, label: t(`pricing.programmes.kinds.${value}`) }))}
      />
      <Checkbox
        name="coversVersions"
        label={t('pricing.programmes.coversVersions')}
        hint={t('pricing.programmes.coversHint')}
        defaultChecked={programme?.coversVersions ?? true}
      />
      <Checkbox
        name="allOrNothing"
        label={t('pricing.programmes.allOrNothing')}
        defaultChecked={programme?.allOrNothing ?? false}
      />
      <RadioGroup
        name="status"
        label={t('pricing.programmes.status')}
        defaultValue={programme?.status ?? 'offered'}
        choices={statuses.map((value) => ({
          value,
          label: t(`pricing.programmes.statuses.${value}`),
          ...(value === 'ended' ? { hint: t('pricing.programmes.endedHint') } : {}),
        }))}
      />
    </>
  )
}
