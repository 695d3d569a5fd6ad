import type { z } from 'zod'
import { type lapseFee, prorationMethods } from '../../contract/prices.ts'
import type { PriceVersionView } from '../../contract/pricing.ts'
import { decimalOfMoney, money } from '../../values/money.ts'
import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'

type Fee = z.output<typeof lapseFee>

/** One row of the band table as its form shows it: numbers as they are typed. */
export type EditedBand = {
  place: number
  fromDay: string
  toDay: string
  state: string
  feeKind: string
  feeValue: string
  orFeeKind: string
  orFeeValue: string
  gapCharged: boolean
  newStart: string
  waiver: string
  staffOnly: boolean
}

/** A draft's rules as their form shows them, with a blank row behind each list. */
export type EditedRules = {
  validFrom: string
  method: string
  methods: { value: string; label: string }[]
  months: string
  uplift: string
  upliftCapPercent: string
  creditsEarlierEnd: boolean
  bands: EditedBand[]
  promotions: { place: number; code: string; percent: string; from: string; to: string; rates: string }[]
  discounts: { level: { code: string; name: string }; percent: string }[]
  approvals: { place: number; abovePercent: string; fromYearly: string; terms: string; approver: string }[]
}

const blankBand = {
  fromDay: '',
  toDay: '',
  state: 'reinstatement',
  feeKind: 'none',
  feeValue: '',
  orFeeKind: 'none',
  orFeeValue: '',
  gapCharged: true,
  newStart: 'order-date',
  waiver: 'nobody',
  staffOnly: false,
}

/** What the form of a draft shows. */
export function readDraft(
  language: Language,
  version: PriceVersionView,
  levels: readonly { code: string; name: string }[],
): EditedRules {
  const { rules, schedule } = version
  const t = translator(language, ['prices'])
  const typed = (text: string) => (language === 'es' ? text.replace('.', ',') : text)
  const amount = (minor: number) => typed(decimalOfMoney(money(schedule.currency, minor)))
  const promotions = rules.promotions.map(({ rates, ...one }) => ({ ...one, rates: rates?.join(' ') ?? '' }))
  return {
    validFrom: version.validFrom,
    method: rules.method,
    methods: prorationMethods.map((value) => ({ value, label: t(`prices.method.${value}`) })),
    months: rules.months,
    uplift: typed(rules.uplift?.percent ?? ''),
    upliftCapPercent: typed(rules.upliftCapPercent ?? ''),
    creditsEarlierEnd: rules.creditsEarlierEnd,
    bands: placed([
      ...rules.bands.map(({ fee, fromDay, toDay, ...band }) => ({
        ...band,
        ...feesOf(fee, typed, amount),
        fromDay: String(fromDay),
        toDay: toDay === null ? '' : String(toDay),
      })),
      blankBand,
    ]),
    promotions: placed([...promotions, { code: '', percent: '', from: '', to: '', rates: '' }]),
    discounts: levels.map((level) => ({
      level: { code: level.code, name: level.name },
      percent: typed(version.discounts.find((one) => one.level.code === level.code)?.percent ?? ''),
    })),
    approvals: placed([
      ...version.approvals.map(({ fromYearlyMinor, abovePercent, terms, approver }) => ({
        abovePercent: typed(abovePercent),
        fromYearly: amount(fromYearlyMinor),
        terms,
        approver,
      })),
      { abovePercent: '', fromYearly: '', terms: 'all', approver: '' },
    ]),
  }
}

function placed<Row>(rows: readonly Row[]): (Row & { place: number })[] {
  return rows.map((row, place) => ({ ...row, place }))
}

type Write = { typed: (text: string) => string; amount: (minor: number) => string }

function feesOf(fee: Fee, typed: Write['typed'], amount: Write['amount']) {
  const [one, other]: [Fee, Fee] = fee.kind === 'greater' ? [fee.of[0], fee.of[1]] : [fee, { kind: 'none' }]
  const value = (of: Fee) => (of.kind === 'flat' ? amount(of.minor) : 'percent' in of ? typed(of.percent) : '')
  return { feeKind: one.kind, feeValue: value(one), orFeeKind: other.kind, orFeeValue: value(other) }
}
