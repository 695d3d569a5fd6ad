import type { CoverageView, LapseFee, PriceElementView } from '../../contract/prices.ts'
import type { PricedLineView } from '../../contract/renewal-lines.ts'
import { minorDigits } from '../../values/currencies.ts'
import { ratio, ratioDecimal, ratioText, readRatio, times } from '../../values/ratio.ts'
import { type Formatters, formatters } from '../app/formatters.ts'
import type { Translate } from '../app/i18n.tsx'
import type { Language } from '../app/language.ts'

/** One step of a price in words: its rule, how the price of one unit follows, and what it adds to the line (REN-13). */
export type PriceStep = { rule: string; how: string; amount: string }

/** A line's price in words, for people who compute it again (REN-8, UX-33). */
export type Explanation = { span: readonly string[]; steps: readonly PriceStep[] }

/** Decimal places of a value that is no whole number, shown beside it. */
const nearlyPlaces = 4

/** What words are made of. */
type Say = { t: Translate; f: Formatters; language: Language; currency: string }

type Explained = Pick<PricedLineView, 'quantity' | 'coverage' | 'elements'>

/** Tells how prices come about, in the words of `prices`. For loaders: browsers get the sentences alone. */
export function priceWords(
  { t, language }: { t: Translate; language: Language },
  currency: string,
): { explain: (line: Explained) => Explanation; rounded: string } {
  const say = { t, f: formatters(language, 'UTC'), language, currency }
  return { explain: (line) => explain(say, line), rounded: say.t('prices.rounded', { currency }) }
}

function explain(say: Say, { quantity, coverage, elements }: Explained): Explanation {
  const credited = elements.some(({ because }) => because.rule === 'credit')
  return {
    span: coverage === null ? [] : spanOf(say, coverage, credited ? 'givenBack' : 'period'),
    steps: elements.map((element) => stepOf(say, element, quantity, coverage)),
  }
}

function spanOf(say: Say, coverage: CoverageView, kind: 'period' | 'givenBack'): string[] {
  const { t, f } = say
  const { from, to, days, method, rounding, parts, years } = coverage
  const span = { from: f.day(from), to: f.day(to), days, written: f.number(days) }
  return [
    kind === 'period' ? t('prices.period', span) : t('prices.givenBack', span),
    t('prices.methodIs', { method: t(`prices.method.${method}`), rounding: t(`prices.rounding.${rounding}`) }),
    ...parts.map((part) => partOf(say, part)),
    t('prices.together', { years: writeYears(say, years) }),
  ]
}

function partOf(say: Say, { from, to, count, of, unit }: CoverageView['parts'][number]): string {
  const { t, f } = say
  const span = { from: f.day(from), to: f.day(to), count }
  if (of === 1) return t(unit === 'year' ? 'prices.part.wholeYears' : 'prices.part.wholeMonths', span)
  if (of === 12) return t('prices.part.months', span)
  const days = { ...span, count: f.number(count), of: f.number(of) }
  return t(unit === 'year' ? 'prices.part.daysOfYear' : 'prices.part.daysOfMonth', days)
}

function stepOf(say: Say, element: PriceElementView, quantity: number, coverage: CoverageView | null): PriceStep {
  const { because, perUnit, minor } = element
  const byUnit =
    perUnit === null
      ? null
      : say.t('prices.times', { quantity: say.f.number(quantity), perUnit: writeExactly(say, perUnit) })
  const how = [howOf(say, because, coverage), byUnit].filter((part) => part !== null)
  return { rule: ruleOf(say, because), how: how.join(' · '), amount: say.f.money(minor, say.currency) }
}

function ruleOf(say: Say, because: PriceElementView['because']): string {
  const { t } = say
  if (because.rule === 'promotion') return t('prices.rule.promotion', { code: because.code })
  if (because.rule === 'partner-discount') return t('prices.rule.partner-discount', { level: because.level })
  if (because.rule === 'lapse-fee') return t('prices.rule.lapse-fee', { state: t(`prices.state.${because.state}`) })
  return t(`prices.rule.${because.rule}`)
}

function howOf(say: Say, because: PriceElementView['because'], coverage: CoverageView | null): string {
  const { t } = say
  const years = writeYears(say, coverage?.years ?? '0')
  switch (because.rule) {
    case 'list-price':
    case 'credit':
      return t(`prices.how.${because.rule}`, { yearly: writeMoney(say, because.yearlyMinor), years })
    case 'multi-year':
      return t('prices.how.multi-year', {
        pricedYears: writeRatio(say, because.pricedYears),
        years: writeRatio(say, coverage?.years ?? '0'),
      })
    case 'uplift':
    case 'uplift-cap':
      return t(`prices.how.${because.rule}`, {
        percent: writePercent(say, because.percent),
        former: writeMoney(say, because.formerYearlyMinor),
        yearly: writeExactly(say, because.yearly),
      })
    case 'price-lock':
      return t('prices.how.price-lock', {
        former: writeMoney(say, because.formerYearlyMinor),
        yearly: writeExactly(say, because.yearly),
      })
    case 'promotion':
    case 'partner-discount':
    case 'manual-discount':
      return t('prices.how.percentOff', { percent: writePercent(say, because.percent) })
    case 'shared-discount':
      return t('prices.how.shared-discount', { whole: writeMoney(say, because.wholeMinor) })
    case 'gap':
      return [
        t('prices.how.gap', {
          yearly: writeExactly(say, because.yearly),
          years: writeYears(say, because.coverage.years),
        }),
        ...because.coverage.parts.map((part) => partOf(say, part)),
      ].join(' · ')
    case 'lapse-fee':
      return feeOf(say, because.fee, because)
    case 'fee-waived':
      return t('prices.how.fee-waived')
  }
}

function feeOf(say: Say, fee: LapseFee, of: { renewal: string; gap: string }): string {
  const { t } = say
  if (fee.kind === 'greater') {
    const [one, other] = fee.of
    return t('prices.fee.greater', { one: feeOf(say, one, of), other: feeOf(say, other, of) })
  }
  if (fee.kind === 'none') return t('prices.fee.none')
  if (fee.kind === 'flat') return t('prices.fee.flat', { amount: writeMoney(say, fee.minor) })
  const base = writeExactly(say, fee.kind === 'percent-of-gap' ? of.gap : of.renewal)
  return t(`prices.fee.${fee.kind}`, { percent: writePercent(say, fee.percent), of: base })
}

function writeMoney(say: Say, minor: number): string {
  return say.f.money(minor, say.currency)
}

/** Exact minor units as an amount: whole ones as ever, others as the fraction that they are. */
function writeExactly(say: Say, minor: string): string {
  const exact = readRatio(minor)
  if (exact.under === 1n) return writeMoney(say, Number(exact.over))
  const digits = minorDigits(say.currency)
  const amount = times(exact, ratio(1, 10n ** BigInt(digits)))
  const named = (text: string) =>
    say.language === 'es' ? `${text}\u00a0${say.currency}` : `${say.currency}\u00a0${text}`
  return say.t('prices.exactly', {
    exact: named(ratioText(amount)),
    nearly: named(writeDecimal(say, ratioDecimal(amount, digits + 2))),
  })
}

function writeYears(say: Say, exact: string): string {
  const years = readRatio(exact)
  if (years.under === 1n) return say.t('prices.yearsExactly', { exact: Number(years.over) })
  return say.t('prices.yearsNearly', { exact, nearly: writeDecimal(say, ratioDecimal(years, nearlyPlaces)) })
}

/** A number of yearly prices, exactly and, where it is a fraction, nearly. */
function writeRatio(say: Say, exact: string): string {
  const value = readRatio(exact)
  if (value.under === 1n) return exact
  return say.t('prices.nearly', { exact, nearly: writeDecimal(say, ratioDecimal(value, nearlyPlaces)) })
}

function writePercent(say: Say, text: string): string {
  return say.language === 'es' ? `${writeDecimal(say, text)}\u00a0%` : `${text}%`
}

function writeDecimal(say: Say, text: string): string {
  return say.language === 'es' ? text.replace('.', ',') : text
}
