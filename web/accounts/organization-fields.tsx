import type { accounts, OrganizationView } from '../../contract/accounts.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { useI18n } from '../app/i18n.tsx'
import type { Submission } from '../app/submission.ts'
import { RadioGroup, Select } from '../ui/choice-fields.tsx'
import { Textarea, TextInput } from '../ui/text-fields.tsx'

/** Names of the fields that a form for an organization's registered facts has, as errors name them. */
export const organizationFieldNames = [
  'legalName',
  'otherNames',
  'country',
  'state',
  'region',
  'language',
  'salesRepresentativeId',
  'renewalsSpecialistId',
] as const

const regions = ['Americas', 'EMEA', 'APAC', 'Japan'] as const

type StaffMembers = OutputOf<typeof accounts.listStaffMembers>['items']

/** What a form says of an organization's registered facts; a blank line is no name. */
export function organizationGiven({ text }: Submission) {
  const chosen = (name: string) => (text(name) === '' ? null : text(name))
  return {
    legalName: text('legalName'),
    otherNames: text('otherNames')
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean),
    country: text('country'),
    state: text('state'),
    region: text('region'),
    language: text('language'),
    salesRepresentativeId: chosen('salesRepresentativeId'),
    renewalsSpecialistId: chosen('renewalsSpecialistId'),
  }
}

/** ACC-1: what only the vendor's staff write of an organization. */
export function OrganizationFields(props: {
  organization?: OrganizationView
  countries: readonly { value: string; label: string }[]
  staff: StaffMembers
}) {
  const { t, language } = useI18n()
  const { organization, staff } = props
  const choose = { value: '', label: t('accounts.organizationFields.chooseCountry') }
  const among = (some: StaffMembers, nobody: string) => [
    { value: '', label: nobody },
    ...some.map(({ id, name }) => ({ value: id, label: name })),
  ]
  const desk = staff.filter(({ atDesk }) => atDesk)
  return (
    <>
      <TextInput
        name="legalName"
        label={t('accounts.company.legalName')}
        defaultValue={organization?.legalName}
        required
        autoComplete="off"
      />
      <Textarea
        name="otherNames"
        label={t('accounts.company.otherNames')}
        hint={t('accounts.organizationFields.otherNamesHint')}
        rows={2}
        defaultValue={organization?.otherNames.join('\n')}
      />
      <Select
        name="country"
        label={t('accounts.company.country')}
        required
        defaultValue={organization?.country}
        choices={organization === undefined ? [choose, ...props.countries] : props.countries}
      />
      <TextInput
        name="state"
        label={t('accounts.company.state')}
        hint={t('accounts.organizationFields.optional')}
        width="half"
        defaultValue={organization?.state ?? ''}
      />
      <RadioGroup
        name="region"
        label={t('accounts.company.region')}
        hint={t('accounts.organizationFields.regionHint')}
        required
        defaultValue={organization?.region}
        choices={regions.map((value) => ({ value, label: t(`accounts.regions.${value}`) }))}
      />
      <RadioGroup
        name="language"
        label={t('accounts.company.language')}
        required
        defaultValue={organization?.language ?? language}
        choices={(['en', 'es'] as const).map((value) => ({ value, label: t(`accounts.languages.${value}`) }))}
      />
      <Select
        name="salesRepresentativeId"
        label={t('accounts.company.salesRepresentative')}
        defaultValue={organization?.salesRepresentative?.id}
        choices={among(staff, t('accounts.organizationFields.nobody'))}
      />
      <Select
        name="renewalsSpecialistId"
        label={t('accounts.company.renewalsSpecialist')}
        defaultValue={organization?.specialistIsOwn ? organization.renewalsSpecialist?.id : undefined}
        choices={among(desk, t('accounts.organizationFields.byTerritory'))}
      />
    </>
  )
}
