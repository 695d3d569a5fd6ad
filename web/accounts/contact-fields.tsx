import type { ContactView } from '../../contract/contacts.ts'
import { useI18n } from '../app/i18n.tsx'
import type { TimeZones } from '../identity/time-zones.ts'
import { Checkbox, CheckboxGroup, RadioGroup, Select } from '../ui/choice-fields.tsx'
import { TextInput } from '../ui/text-fields.tsx'

/** Names of the fields that a form for a contact has, as errors name them. */
export const contactFieldNames = [
  'firstName',
  'lastName',
  'email',
  'types',
  'restricted',
  'securityContact',
  'jobTitle',
  'department',
  'phone',
  'mobilePhone',
  'fax',
  'language',
  'timeZone',
] as const

/** First and last name. */
export function NameFields({ contact }: { contact?: ContactView }) {
  const { t } = useI18n()
  return (
    <>
      <TextInput name="firstName" label={t('accounts.fields.firstName')} defaultValue={contact?.firstName} required />
      <TextInput name="lastName" label={t('accounts.fields.lastName')} defaultValue={contact?.lastName} required />
    </>
  )
}

/** What the person does and how they are reached. Left blank, a field is taken away. */
export function ReachFields({ contact }: { contact?: ContactView }) {
  const { t } = useI18n()
  return (
    <>
      <TextInput name="jobTitle" label={t('accounts.fields.jobTitle')} defaultValue={contact?.jobTitle ?? ''} />
      <TextInput name="department" label={t('accounts.fields.department')} defaultValue={contact?.department ?? ''} />
      <TextInput
        name="phone"
        type="tel"
        width="half"
        label={t('accounts.fields.phone')}
        hint={t('accounts.fields.phoneHint')}
        defaultValue={contact?.phone ?? ''}
      />
      <TextInput
        name="mobilePhone"
        type="tel"
        width="half"
        label={t('accounts.fields.mobilePhone')}
        defaultValue={contact?.mobilePhone ?? ''}
      />
      <TextInput
        name="fax"
        type="tel"
        width="half"
        label={t('accounts.fields.fax')}
        defaultValue={contact?.fax ?? ''}
      />
    </>
  )
}

/** In which words and at which hours they are written to, until they sign in: then they choose it in their own profile. */
export function LetterFields({ contact, zones }: { contact?: ContactView; zones: TimeZones }) {
  const { t } = useI18n()
  const zone = (value: string) => ({ value, label: value.replaceAll('_', ' ') })
  return (
    <>
      <RadioGroup
        name="language"
        label={t('accounts.fields.language')}
        choices={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
        defaultValue={contact?.language}
      />
      <Select
        name="timeZone"
        label={t('accounts.fields.timeZone')}
        choices={zones.single.map(zone)}
        groups={zones.groups.map((group) => ({ label: group.label, choices: group.zones.map(zone) }))}
        defaultValue={contact?.timeZone ?? 'UTC'}
      />
    </>
  )
}

/** What the contact may do (ACC-5). */
export function AccessFields({ contact }: { contact?: Pick<ContactView, 'types' | 'restricted' | 'securityContact'> }) {
  const { t } = useI18n()
  const types = ['administrator', 'ship-to', 'bill-to', 'sales'] as const
  return (
    <>
      <CheckboxGroup
        name="types"
        label={t('accounts.fields.types')}
        required
        defaultValues={contact?.types}
        choices={types.map((value) => ({
          value,
          label: t(`accounts.types.${value}`),
          hint: t(`accounts.typeHints.${value}`),
        }))}
      />
      <Checkbox
        name="restricted"
        label={t('accounts.fields.restricted')}
        hint={t('accounts.fields.restrictedHint')}
        defaultChecked={contact?.restricted}
      />
      <Checkbox
        name="securityContact"
        label={t('accounts.fields.securityContact')}
        hint={t('accounts.fields.securityContactHint')}
        defaultChecked={contact?.securityContact}
      />
    </>
  )
}
