import type { ReactNode } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { Checkbox, Select } from '../ui/choice-fields.tsx'
import { DateInput, NumberInput, TextInput } from '../ui/text-fields.tsx'
import type { EditedBand, EditedRules } from './read-draft.server.ts'

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-card border border-line p-4">
      <legend className="px-1 font-semibold">{title}</legend>
      {hint === undefined ? null : <p className="text-hint text-muted">{hint}</p>}
      {children}
    </fieldset>
  )
}

function Side({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,11rem),1fr))] items-end gap-4">{children}</div>
}

const states = ['current', 'reinstatement', 'recovery'] as const
const newStarts = ['old-end', 'order-date', 'first-of-next-month'] as const
const waivers = ['nobody', 'specialist', 'approver'] as const
const feeKinds = ['none', 'flat', 'percent-of-renewal', 'percent-of-gap'] as const

function FeeFields(props: { at: string; name: 'fee' | 'orFee'; kind: string; value: string }) {
  const { t } = useI18n()
  const { at, name } = props
  return (
    <Side>
      <Select
        name={`${at}.${name}Kind`}
        label={t(`pricing.edit.${name}`)}
        defaultValue={props.kind}
        choices={feeKinds.map((value) => ({ value, label: t(`pricing.edit.feeKinds.${value}`) }))}
      />
      <NumberInput name={`${at}.${name}Value`} label={t('pricing.edit.feeValue')} defaultValue={props.value} />
    </Side>
  )
}

function BandFields({ band, place }: { band: EditedBand; place: number }) {
  const { t } = useI18n()
  const at = `rules.bands.${place}`
  return (
    <Group title={t('pricing.edit.band', { number: place + 1 })}>
      <Side>
        <NumberInput name={`${at}.fromDay`} label={t('pricing.edit.fromDay')} defaultValue={band.fromDay} />
        <NumberInput name={`${at}.toDay`} label={t('pricing.edit.toDay')} defaultValue={band.toDay} />
      </Side>
      <Side>
        <Select
          name={`${at}.state`}
          label={t('pricing.edit.state')}
          defaultValue={band.state}
          choices={states.map((value) => ({ value, label: t(`pricing.edit.states.${value}`) }))}
        />
        <Select
          name={`${at}.newStart`}
          label={t('pricing.edit.newStart')}
          defaultValue={band.newStart}
          choices={newStarts.map((value) => ({ value, label: t(`pricing.edit.newStarts.${value}`) }))}
        />
      </Side>
      <FeeFields at={at} name="fee" kind={band.feeKind} value={band.feeValue} />
      <FeeFields at={at} name="orFee" kind={band.orFeeKind} value={band.orFeeValue} />
      <Select
        name={`${at}.waiver`}
        label={t('pricing.edit.waiver')}
        defaultValue={band.waiver}
        choices={waivers.map((value) => ({ value, label: t(`pricing.edit.waivers.${value}`) }))}
      />
      <Checkbox name={`${at}.gapCharged`} label={t('pricing.edit.gapCharged')} defaultChecked={band.gapCharged} />
      <Checkbox name={`${at}.staffOnly`} label={t('pricing.edit.staffOnly')} defaultChecked={band.staffOnly} />
    </Group>
  )
}

function PromotionFields({ promotion, place }: { promotion: EditedRules['promotions'][number]; place: number }) {
  const { t } = useI18n()
  const at = `rules.promotions.${place}`
  return (
    <Group title={t('pricing.edit.promotion', { number: place + 1 })}>
      <Side>
        <TextInput name={`${at}.code`} label={t('pricing.edit.code')} defaultValue={promotion.code} mono />
        <NumberInput name={`${at}.percent`} label={t('pricing.edit.percent')} defaultValue={promotion.percent} />
      </Side>
      <Side>
        <DateInput name={`${at}.from`} label={t('pricing.edit.from')} defaultValue={promotion.from} />
        <DateInput name={`${at}.to`} label={t('pricing.edit.to')} defaultValue={promotion.to} />
      </Side>
      <TextInput
        name={`${at}.rates`}
        label={t('pricing.edit.forRates')}
        hint={t('pricing.edit.forRatesHint')}
        defaultValue={promotion.rates}
        mono
      />
    </Group>
  )
}

function ApprovalFields({ approval, place }: { approval: EditedRules['approvals'][number]; place: number }) {
  const { t } = useI18n()
  const at = `approvals.${place}`
  return (
    <Group title={t('pricing.edit.approval', { number: place + 1 })}>
      <Side>
        <NumberInput
          name={`${at}.abovePercent`}
          label={t('pricing.version.above')}
          defaultValue={approval.abovePercent}
        />
        <NumberInput
          name={`${at}.fromYearly`}
          label={t('pricing.version.fromValue')}
          defaultValue={approval.fromYearly}
        />
      </Side>
      <Side>
        <Select
          name={`${at}.terms`}
          label={t('pricing.version.terms')}
          defaultValue={approval.terms}
          choices={(['all', 'one-year', 'multi-year'] as const).map((value) => ({
            value,
            label: t(`pricing.version.termsOf.${value}`),
          }))}
        />
        <Select
          name={`${at}.approver`}
          label={t('pricing.version.approver')}
          defaultValue={approval.approver}
          choices={(['renewals-manager', 'finance-manager'] as const).map((value) => ({
            value,
            label: t(`pricing.version.approverOf.${value}`),
          }))}
        />
      </Side>
    </Group>
  )
}

/** All that a draft's rules say (REN-3, REN-8, REN-13); each list has one blank row more than there is. */
export function RulesFields({ rules }: { rules: EditedRules }) {
  const { t } = useI18n()
  return (
    <>
      <DateInput name="validFrom" label={t('pricing.edit.validFrom')} required defaultValue={rules.validFrom} />
      <Select
        name="rules.method"
        label={t('pricing.edit.method')}
        defaultValue={rules.method}
        choices={rules.methods}
        className="max-w-full"
      />
      <Select
        name="rules.months"
        label={t('pricing.edit.months')}
        defaultValue={rules.months}
        choices={(['membership', 'calendar'] as const).map((value) => ({
          value,
          label: t(`pricing.edit.monthsOf.${value}`),
        }))}
        className="max-w-full"
      />
      <NumberInput
        name="rules.uplift"
        label={t('pricing.edit.uplift')}
        hint={t('pricing.edit.upliftHint')}
        defaultValue={rules.uplift}
      />
      <NumberInput
        name="rules.upliftCapPercent"
        label={t('pricing.edit.cap')}
        hint={t('pricing.edit.capHint')}
        defaultValue={rules.upliftCapPercent}
      />
      <Checkbox
        name="rules.creditsEarlierEnd"
        label={t('pricing.edit.credits')}
        defaultChecked={rules.creditsEarlierEnd}
      />
      <Group title={t('pricing.edit.bands')} hint={t('pricing.edit.bandsHint')}>
        {rules.bands.map((band, place) => (
          <BandFields key={`band ${band.place}`} band={band} place={place} />
        ))}
      </Group>
      <Group title={t('pricing.edit.promotions')} hint={t('pricing.edit.promotionsHint')}>
        {rules.promotions.map((promotion, place) => (
          <PromotionFields key={`promotion ${promotion.place}`} promotion={promotion} place={place} />
        ))}
      </Group>
      <Group title={t('pricing.edit.discounts')} hint={t('pricing.edit.discountsHint')}>
        <Side>
          {rules.discounts.map(({ level, percent }) => (
            <NumberInput key={level.code} name={`discounts.${level.code}`} label={level.name} defaultValue={percent} />
          ))}
        </Side>
      </Group>
      <Group title={t('pricing.edit.approvals')} hint={t('pricing.edit.approvalsHint')}>
        {rules.approvals.map((approval, place) => (
          <ApprovalFields key={`approval ${approval.place}`} approval={approval} place={place} />
        ))}
      </Group>
    </>
  )
}
