import type { Language } from '../../contract/fields.ts'
import { minorDigits } from '../../values/currencies.ts'
import { ratio, ratioDecimal, readRatio, times } from '../../values/ratio.ts'
import { type Writing, writing } from '../billing/paper-words.ts'
import type { Because } from '../pricing/element-rules.ts'
import type { Coverage } from '../pricing/proration-rules.ts'
import type { Fee } from '../pricing/schedule-rules.ts'
import type { QuoteLineRow } from './quote-line-queries.ts'

type Rule = Because['rule']

/** The few words that arithmetic needs on paper; the pages have longer ones. */
type Words = {
  method: Record<Coverage['method'], string>
  rounding: Record<Coverage['rounding'], string>
  rule: Record<Rule, string>
  state: Record<QuoteLineRow['state'], string>
  days: (count: string, isOne: boolean) => string
  yearsWhole: (count: string, isOne: boolean) => string
  monthsWhole: (count: string, isOne: boolean) => string
  months: (count: string) => string
  ofDays: (count: string, of: string, unit: 'year' | 'month') => string
  years: (exact: string, isOne: boolean) => string
  nearly: (text: string) => string
  aYear: (amount: string) => string
  insteadOf: (years: string) => string
  former: (amount: string) => string
  off: (percent: string) => string
  partOf: (amount: string) => string
  ofRenewal: string
  ofGap: string
  greater: (one: string, other: string) => string
  each: string
  back: string
}

const words: Record<Language, Words> = {
  en: {
    method: {
      'actual-actual': 'actual/actual by day of the enclosing year',
      'actual-365': 'actual/365',
      '30-360': '30/360',
      'whole-months-up': 'whole months',
      'months-15-day': 'months by the 15-day rule',
      'anchored-month': 'anchored month',
    },
    rounding: {
      none: 'every day counts',
      'begun-month-counts': 'a begun month counts as a whole one',
      'month-from-15-days': '15 days and more of the last month count as a whole one',
      'whole-months-only': 'only whole months are given back',
    },
    rule: {
      'list-price': 'List price',
      'multi-year': 'Price of a longer term',
      uplift: 'Price increase',
      'uplift-cap': 'Limit of the increase',
      'price-lock': 'Locked price',
      promotion: 'Promotion',
      'partner-discount': 'Partner discount',
      'manual-discount': 'Discount by the renewals desk',
      'shared-discount': 'Share of a discount on the whole',
      gap: 'Days without cover',
      'lapse-fee': 'Fee for',
      'fee-waived': 'Fee waived',
      credit: 'Days given back',
    },
    state: { current: 'renewal in time', reinstatement: 'reinstatement', recovery: 'recovery' },
    days: (count, isOne) => `${count} ${isOne ? 'day' : 'days'}`,
    yearsWhole: (count, isOne) => `${count} whole ${isOne ? 'year' : 'years'}`,
    monthsWhole: (count, isOne) => `${count} whole ${isOne ? 'month' : 'months'}`,
    months: (count) => `${count} of 12 months`,
    ofDays: (count, of, unit) => `${count} of ${of} days of the ${unit}`,
    years: (exact, isOne) => `${exact} ${isOne ? 'year' : 'years'}`,
    nearly: (text) => `about ${text}`,
    aYear: (amount) => `${amount} a year`,
    insteadOf: (years) => `yearly prices instead of ${years}`,
    former: (amount) => `former price ${amount}`,
    off: (percent) => `${percent} off`,
    partOf: (amount) => `part of ${amount}`,
    ofRenewal: 'of the renewal',
    ofGap: 'of the days without cover',
    greater: (one, other) => `the greater of ${one} and ${other}`,
    each: 'each',
    back: 'Given back',
  },
  es: {
    method: {
      'actual-actual': 'real/real por día del año que lo contiene',
      'actual-365': 'real/365',
      '30-360': '30/360',
      'whole-months-up': 'meses completos',
      'months-15-day': 'meses con la regla de 15 días',
      'anchored-month': 'mes anclado',
    },
    rounding: {
      none: 'cuenta cada día',
      'begun-month-counts': 'el mes empezado cuenta como completo',
      'month-from-15-days': '15 días o más del último mes cuentan como un mes completo',
      'whole-months-only': 'solo se devuelven meses completos',
    },
    rule: {
      'list-price': 'Precio de tarifa',
      'multi-year': 'Precio de un plazo más largo',
      uplift: 'Subida de precio',
      'uplift-cap': 'Límite de la subida',
      'price-lock': 'Precio bloqueado',
      promotion: 'Promoción',
      'partner-discount': 'Descuento de partner',
      'manual-discount': 'Descuento del departamento de renovaciones',
      'shared-discount': 'Parte de un descuento sobre el total',
      gap: 'Días sin cobertura',
      'lapse-fee': 'Recargo por',
      'fee-waived': 'Recargo no aplicado',
      credit: 'Días devueltos',
    },
    state: { current: 'renovación a tiempo', reinstatement: 'restablecimiento', recovery: 'recuperación' },
    days: (count, isOne) => `${count} ${isOne ? 'día' : 'días'}`,
    yearsWhole: (count, isOne) => `${count} ${isOne ? 'año completo' : 'años completos'}`,
    monthsWhole: (count, isOne) => `${count} ${isOne ? 'mes completo' : 'meses completos'}`,
    months: (count) => `${count} de 12 meses`,
    ofDays: (count, of, unit) => `${count} de ${of} días del ${unit === 'year' ? 'año' : 'mes'}`,
    years: (exact, isOne) => `${exact} ${isOne ? 'año' : 'años'}`,
    nearly: (text) => `unos ${text}`,
    aYear: (amount) => `${amount} al año`,
    insteadOf: (years) => `precios anuales en vez de ${years}`,
    former: (amount) => `precio anterior: ${amount}`,
    off: (percent) => `${percent} menos`,
    partOf: (amount) => `parte de ${amount}`,
    ofRenewal: 'de la renovación',
    ofGap: 'de los días sin cobertura',
    greater: (one, other) => `el mayor de ${one} y ${other}`,
    each: 'por unidad',
    back: 'Se devuelve',
  },
}

/** A line’s arithmetic on paper: the days and how they are counted, then each element with what it adds (REN-8, REN-13). */
export function arithmeticInWords(
  line: Pick<QuoteLineRow, 'explanation' | 'quantity' | 'state'>,
  currency: string,
  language: Language,
): string[] {
  const say = new Saying(currency, writing(language))
  const { coverage, elements } = line.explanation
  const isBack = elements.some(({ because }) => because.rule === 'credit')
  const steps = elements.map(({ because, perUnit, minor }) => {
    const how = say.how(because, coverage)
    const times = perUnit === null ? '' : ` · ${say.write.number(line.quantity)} × ${say.exact(perUnit)}`
    return `${say.rule(because)}: ${how}${times} = ${say.write.money(minor, currency)}`
  })
  return [`${isBack ? `${say.words.back}: ` : ''}${say.counted(coverage)}`, ...steps]
}

/** Says amounts of one currency in one language. */
class Saying {
  readonly currency: string
  readonly write: Writing
  readonly words: Words

  constructor(currency: string, write: Writing) {
    this.currency = currency
    this.write = write
    this.words = words[write.language]
  }

  counted({ method, from, to, days, parts, rounding, years }: Coverage): string {
    const { words: say, write } = this
    const together = parts.length === 1 && this.isWhole(years) ? '' : ` = ${this.years(years)}`
    const each = parts.map((part) => {
      const count = this.part(part)
      return parts.length === 1 ? count : `${write.span(part.from, part.to)}: ${count}`
    })
    return `${write.span(from, to)} (${say.days(write.number(days), days === 1)}), ${say.method[method]}, ${say.rounding[rounding]}: ${each.join('; ')}${together}`
  }

  part({ count, of, unit }: Coverage['parts'][number]): string {
    const { words: say, write } = this
    const written = write.number(count)
    if (of === 1) return unit === 'year' ? say.yearsWhole(written, count === 1) : say.monthsWhole(written, count === 1)
    return of === 12 ? say.months(written) : say.ofDays(written, write.number(of), unit)
  }

  rule(because: Because): string {
    const { words: say } = this
    const name = say.rule[because.rule]
    if (because.rule === 'promotion') return `${name} ${because.code}`
    if (because.rule === 'partner-discount') return `${name} (${because.level})`
    return because.rule === 'lapse-fee' ? `${name} ${say.state[because.state]}` : name
  }

  how(because: Because, coverage: Coverage): string {
    const { words: say } = this
    switch (because.rule) {
      case 'list-price':
      case 'credit':
        return `${this.minor(because.yearlyMinor)} × ${this.years(coverage.years)}`
      case 'multi-year':
        return `${this.ratio(because.pricedYears)} ${say.insteadOf(this.ratio(coverage.years))}`
      case 'uplift':
      case 'uplift-cap':
        return `${say.former(this.minor(because.formerYearlyMinor))} + ${this.percent(because.percent)}: ${say.aYear(this.exact(because.yearly))}`
      case 'price-lock':
        return `${say.former(this.minor(because.formerYearlyMinor))}: ${say.aYear(this.exact(because.yearly))}`
      case 'promotion':
      case 'partner-discount':
      case 'manual-discount':
        return say.off(this.percent(because.percent))
      case 'shared-discount':
        return say.partOf(this.minor(because.wholeMinor))
      case 'gap':
        return `${this.counted(because.coverage)}; ${this.exact(because.yearly)} × ${this.years(because.coverage.years)}`
      case 'lapse-fee':
        return this.fee(because.fee, because)
      case 'fee-waived':
        return '–'
    }
  }

  fee(fee: Fee, of: { renewal: string; gap: string }): string {
    const { words: say } = this
    if (fee.kind === 'greater') return say.greater(this.fee(fee.of[0], of), this.fee(fee.of[1], of))
    if (fee.kind === 'none') return '0'
    if (fee.kind === 'flat') return `${this.minor(fee.minor)} ${say.each}`
    const isGap = fee.kind === 'percent-of-gap'
    return `${this.percent(fee.percent)} ${isGap ? say.ofGap : say.ofRenewal}, ${this.exact(isGap ? of.gap : of.renewal)}`
  }

  minor(minor: number): string {
    return this.write.money(minor, this.currency)
  }

  /** Exact minor units as an amount, with two more places where they are no whole number. */
  exact(text: string): string {
    const exact = readRatio(text)
    if (exact.under === 1n) return this.minor(Number(exact.over))
    const digits = minorDigits(this.currency)
    const amount = ratioDecimal(times(exact, ratio(1, 10n ** BigInt(digits))), digits + 2)
    return this.words.nearly(this.write.amount(amount, this.currency))
  }

  isWhole(text: string): boolean {
    return readRatio(text).under === 1n
  }

  years(text: string): string {
    return this.words.years(this.ratio(text), text === '1')
  }

  ratio(text: string): string {
    if (this.isWhole(text)) return text
    return `${text} (${this.words.nearly(this.write.decimal(ratioDecimal(readRatio(text), 4)))})`
  }

  percent(text: string): string {
    return this.write.language === 'es' ? `${this.write.decimal(text)}\u00a0%` : `${text}%`
  }
}
