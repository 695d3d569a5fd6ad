import type { PartnerLocation } from '../../contract/partners.ts'
import { useI18n } from '../app/i18n.tsx'
import type { Submission } from '../app/submission.ts'
import { Checkbox, type Choice, RadioGroup, Select } from '../ui/choice-fields.tsx'
import { TextInput } from '../ui/text-fields.tsx'

/** Names of the fields of a place, as errors name them. */
export const locationFieldNames = [
  'kind',
  'parentId',
  'name',
  'country',
  'state',
  'city',
  'phone',
  'webAddress',
  'listed',
]

/** What a form says of a place; where it stands only where the form asks for it. */
export function locationGiven({ form, text }: Submission) {
  return {
    name: text('name'),
    country: text('country'),
    state: text('state'),
    city: text('city'),
    phone: text('phone'),
    webAddress: text('webAddress'),
    listed: text('listed') === 'on',
    ...(form.has('kind') && { kind: text('kind'), parentId: text('kind') === 'country' ? '' : text('parentId') }),
  }
}

/** Where a place stands among the others. `parents` are headquarters and country offices, by id. */
export function StandFields({ place, parents }: { place?: PartnerLocation; parents: readonly Choice[] }) {
  const { t } = useI18n()
  return (
    <>
      <RadioGroup
        name="kind"
        label={t('partners.place.kind')}
        required
        defaultValue={place?.kind ?? 'branch'}
        choices={(['branch', 'country'] as const).map((value) => ({
          value,
          label: t(`partners.locationKinds.${value}`),
          hint: t(`partners.place.kindHints.${value}`),
        }))}
      />
      {parents.length < 2 ? null : (
        <Select
          name="parentId"
          label={t('partners.place.parent')}
          hint={t('partners.place.parentHint')}
          choices={parents}
          defaultValue={place?.parentId ?? ''}
        />
      )}
    </>
  )
}

/** What is known of a place. `countries` to choose from; `country` is the likeliest. */
export function LocationFields({
  place,
  country,
  countries,
}: {
  place?: PartnerLocation
  country: string
  countries: readonly Choice[]
}) {
  const { t } = useI18n()
  return (
    <>
      <TextInput
        name="name"
        width="half"
        label={t('partners.place.name')}
        hint={t('partners.place.nameHint')}
        defaultValue={place?.name ?? ''}
        required
      />
      <PlaceFields place={place} country={country} countries={countries} />
      <Checkbox name="listed" label={t('partners.place.listed')} defaultChecked={place?.listed ?? true} />
    </>
  )
}

/** Where a place is and how it is reached. */
export function PlaceFields({
  place,
  country,
  countries,
}: {
  place?: Partial<PartnerLocation> | undefined
  country: string
  countries: readonly Choice[]
}) {
  const { t } = useI18n()
  return (
    <>
      <TextInput name="city" width="half" label={t('partners.place.city')} defaultValue={place?.city ?? ''} required />
      <TextInput name="state" width="half" label={t('partners.place.state')} defaultValue={place?.state ?? ''} />
      <Select
        name="country"
        label={t('partners.place.country')}
        choices={countries}
        defaultValue={place?.country ?? country}
        required
      />
      <TextInput
        name="phone"
        type="tel"
        width="half"
        label={t('partners.place.phone')}
        hint={t('partners.place.phoneHint')}
        defaultValue={place?.phone ?? ''}
      />
      <TextInput
        name="webAddress"
        type="url"
        label={t('partners.place.web')}
        hint={t('partners.place.webHint')}
        defaultValue={place?.webAddress ?? ''}
      />
    </>
  )
}
