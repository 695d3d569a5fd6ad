import type { PartnerView } from '../../contract/partners.ts'
import { outputOf } from '../app/answers.ts'
import type { Call } from '../app/call.ts'
import { useI18n } from '../app/i18n.tsx'
import type { Submission } from '../app/submission.ts'
import { type Choice, RadioGroup, Select } from '../ui/choice-fields.tsx'
import { DateInput } from '../ui/text-fields.tsx'

/** Names of the fields of a membership, as errors name them. */
export const membershipFieldNames = ['kind', 'status', 'level', 'startsOn', 'endsOn', 'distributorNumber']

/** So many distributors are offered. */
const distributorsMost = 100

/** What a form says of a membership. */
export function membershipGiven({ text }: Submission) {
  return {
    kind: text('kind'),
    status: text('status'),
    level: text('level'),
    startsOn: text('startsOn'),
    endsOn: text('endsOn'),
    distributorNumber: text('distributorNumber'),
  }
}

/** Levels and distributors to choose from; the distributor that a partner has already is among them in any case. */
export async function membershipChoices(call: Call, own: { number: string; name: string } | null) {
  const levels = outputOf(await call('listPartnerLevels', {})).items
  const asked = { kind: 'distributor', status: ['active'], limit: distributorsMost } as const
  const distributors = outputOf(await call('listPartners', asked)).items
  const isMissing = own !== null && distributors.every(({ number }) => number !== own.number)
  return {
    levels: levels.map(({ code, name }) => ({ value: code, label: name })),
    distributors: [...distributors, ...(isMissing ? [own] : [])].map(({ number, name }) => ({
      value: number,
      label: name,
    })),
  }
}

/** What the vendor decides of a partner. */
export function MembershipFields({
  partner,
  levels,
  distributors,
}: {
  /** What it is, or is likeliest to become. */
  partner: Pick<PartnerView, 'status' | 'kind' | 'level' | 'startsOn' | 'endsOn' | 'distributor'>
  levels: readonly Choice[]
  distributors: readonly Choice[]
}) {
  const { t } = useI18n()
  const statuses = ['prospect', 'pending', 'active', 'expired', 'suspended'] as const
  const kinds = ['reseller', 'distributor'] as const
  return (
    <>
      <RadioGroup
        name="status"
        label={t('partners.membership.status')}
        hint={t('partners.membership.statusHint')}
        required
        defaultValue={partner.status}
        choices={statuses.map((value) => ({ value, label: t(`partners.status.${value}`) }))}
      />
      <Select
        name="level"
        label={t('partners.membership.level')}
        choices={[{ value: '', label: t('partners.membership.noLevel') }, ...levels]}
        defaultValue={partner.level?.code ?? ''}
      />
      <DateInput name="startsOn" label={t('partners.membership.startsOn')} defaultValue={partner.startsOn ?? ''} />
      <DateInput
        name="endsOn"
        label={t('partners.membership.endsOn')}
        hint={t('partners.membership.endsOnHint')}
        defaultValue={partner.endsOn ?? ''}
      />
      <RadioGroup
        name="kind"
        label={t('partners.membership.kind')}
        required
        defaultValue={partner.kind}
        choices={kinds.map((value) => ({ value, label: t(`partners.kinds.${value}`) }))}
      />
      <Select
        name="distributorNumber"
        label={t('partners.membership.distributor')}
        choices={[{ value: '', label: t('partners.membership.noDistributor') }, ...distributors]}
        defaultValue={partner.distributor?.number ?? ''}
      />
    </>
  )
}
