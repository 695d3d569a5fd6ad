import type { z } from 'zod'
import type { ShownBand, ShownPriceRules } from '../../contract/price-rules.ts'
import type { lapseFee } from '../../contract/prices.ts'
import { type Formatters, formatters } from '../app/formatters.ts'
import type { Translate } from '../app/i18n.tsx'
import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'

/** A row of the band table in words: what having lapsed costs (REN-3). */
export type BandInWords = {
  when: string
  state: string
  cost: string
  start: string
  who: string
  waiver: string | null
}

/** The rules of a price schedule in words (REN-15). */
export type RulesInWords = {
  facts: readonly { label: string; values: readonly string[] }[]
  bands: readonly BandInWords[]
}

type Fee = z.output<typeof lapseFee>
type Say = { t: Translate; f: Formatters; language: Language; currency: string }

/** A percentage as people write it. */
export function percentInWords(language: Language, text: string): string {
  return language === 'es' ? `${text.replace('.', ',')}\u00a0%` : `${text}%`
}

/** The rules in the reader's language. For loaders: browsers get the sentences alone. */
export function rulesInWords(
  language: Language,
  currency: string,
  rules: ShownPriceRules & { bands: readonly (ShownBand & { waiver?: 'nobody' | 'specialist' | 'approver' })[] },
): RulesInWords {
  const say = { t: translator(language, ['schedules', 'prices']), f: formatters(language, 'UTC'), language, currency }
  const { t } = say
  const last = rules.bands.at(-1)
  const rest = { state: t('schedules.none'), cost: t('schedules.never'), start: t('schedules.none'), waiver: null }
  const after =
    last === undefined ? t('schedules.always') : t('schedules.after', { day: say.f.number(last.toDay ?? 0) })
  return {
    facts: factsOf(say, rules),
    bands: [
      ...rules.bands.map((band) => bandOf(say, band)),
      ...(last?.toDay === null ? [] : [{ ...rest, when: after, who: t('schedules.none') }]),
    ],
  }
}

function factsOf({ t, f, language }: Say, rules: ShownPriceRules): RulesInWords['facts'] {
  const percent = (text: string) => percentInWords(language, text)
  const method = t(`prices.method.${rules.method}`)
  const months = rules.method === 'anchored-month' ? [t(`schedules.months.${rules.months}`)] : []
  const former = [
    rules.uplift === null ? t('schedules.list') : t('schedules.uplift', { percent: percent(rules.uplift.percent) }),
    ...(rules.upliftCapPercent === null ? [] : [t('schedules.cap', { percent: percent(rules.upliftCapPercent) })]),
  ]
  const promotions = rules.promotions.map(({ code, percent: off, from, to, rates }) => {
    const words = { code, percent: percent(off), from: f.day(from), to: f.day(to) }
    return rates === null
      ? t('schedules.promotion', words)
      : t('schedules.promotionFor', { ...words, rates: f.list(rates) })
  })
  return [
    { label: t('schedules.method'), values: [method, ...months] },
    { label: t('schedules.former'), values: former },
    {
      label: t('schedules.credits'),
      values: [t(rules.creditsEarlierEnd ? 'schedules.credited' : 'schedules.notCredited')],
    },
    ...(promotions.length === 0 ? [] : [{ label: t('schedules.promotions'), values: promotions }]),
  ]
}

function bandOf(say: Say, band: ShownBand & { waiver?: 'nobody' | 'specialist' | 'approver' }): BandInWords {
  const { t } = say
  const gap = band.newStart === 'old-end' ? 'continued' : band.gapCharged ? 'charged' : 'free'
  return {
    when: whenOf(say, band),
    state: t(`schedules.state.${band.state}`),
    cost: t('schedules.cost', { gap: t(`schedules.gap.${gap}`), fee: feeInWords(say, band.fee) }),
    start: t(`schedules.start.${band.newStart}`),
    who: t(band.staffOnly ? 'schedules.who.staff' : 'schedules.who.anybody'),
    waiver: band.waiver === undefined ? null : t(`schedules.waiver.${band.waiver}`),
  }
}

function whenOf({ t, f }: Say, { fromDay, toDay }: ShownBand): string {
  const from = f.number(fromDay)
  if (toDay === null) return t('schedules.daysOn', { from })
  return toDay === fromDay ? t('schedules.oneDay', { from }) : t('schedules.days', { from, to: f.number(toDay) })
}

function feeInWords(say: Say, fee: Fee): string {
  const { t } = say
  switch (fee.kind) {
    case 'none':
      return t('schedules.fee.none')
    case 'flat':
      return t('schedules.fee.flat', { amount: say.f.money(fee.minor, say.currency) })
    case 'greater':
      return t('schedules.fee.greater', { one: feeInWords(say, fee.of[0]), other: feeInWords(say, fee.of[1]) })
    default:
      return t(`schedules.fee.${fee.kind}`, { percent: percentInWords(say.language, fee.percent) })
  }
}
