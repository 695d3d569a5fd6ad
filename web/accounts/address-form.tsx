import type { OrganizationView } from '../../contract/accounts.ts'
import { useI18n } from '../app/i18n.tsx'
import type { Submission } from '../app/submission.ts'
import { type Choice, RadioGroup, Select } from '../ui/choice-fields.tsx'
import { TextInput } from '../ui/text-fields.tsx'

type Address = OrganizationView['addresses'][number]

/** How many lines an address has room for. */
const linesMost = 4
const lineNames = Array.from({ length: linesMost }, (_, at) => (at === 0 ? 'lines' : `line${at + 1}`))

/** Names of the fields of an address, as errors name them. */
export const addressFieldNames = ['kind', ...lineNames, 'city', 'postalCode', 'state', 'country']

/** What a form says of an address. */
export function addressGiven({ text }: Submission) {
  return {
    kind: text('kind'),
    lines: lineNames.map((name) => text(name).trim()).filter((line) => line !== ''),
    city: text('city'),
    postalCode: text('postalCode'),
    state: text('state'),
    country: text('country'),
  }
}

/** The fields of an address. `countries` to choose from; `country` is the likeliest. */
export function AddressFields({
  address,
  country,
  countries,
}: {
  address?: Address
  country: string
  countries: readonly Choice[]
}) {
  const { t, f } = useI18n()
  const kinds = ['mailing', 'billing', 'shipping'] as const
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('accounts.address.kind')}
        required
        defaultValue={address?.kind ?? 'mailing'}
        choices={kinds.map((value) => ({ value, label: t(`accounts.address.kinds.${value}`) }))}
      />
      {lineNames.map((name, at) => (
        <TextInput
          key={name}
          name={name}
          label={at === 0 ? t('accounts.address.lines') : `${t('accounts.address.lines')} (${f.number(at + 1)})`}
          hint={at === 0 ? t('accounts.address.linesHint') : undefined}
          hideLabel={at > 0}
          defaultValue={address?.lines[at] ?? ''}
          required={at === 0}
          autoComplete={at === 0 ? 'address-line1' : undefined}
        />
      ))}
      <TextInput
        name="postalCode"
        width="short"
        label={t('accounts.address.postalCode')}
        defaultValue={address?.postalCode ?? ''}
        autoComplete="postal-code"
      />
      <TextInput
        name="city"
        width="half"
        label={t('accounts.address.city')}
        defaultValue={address?.city ?? ''}
        required
      />
      <TextInput name="state" width="half" label={t('accounts.company.state')} defaultValue={address?.state ?? ''} />
      <Select
        name="country"
        label={t('accounts.company.country')}
        choices={countries}
        defaultValue={address?.country ?? country}
        required
      />
    </>
  )
}
