import type { Day } from '../../values/calendar.ts'
import { compare, minus, negated, percent, type Ratio, ratio, ratioText, times } from '../../values/ratio.ts'
import { promotionFor } from './discount-rules.ts'
import { type Because, noSteps, type Steps, withStep } from './element-rules.ts'
import { type FormerPrice, pricedYears, type UnitStep, unitSteps } from './price-rules.ts'
import type { PricingRules, Rate } from './schedule-rules.ts'

/** What the price of renewing one unit depends on besides the rules. */
export interface Renewed {
  readonly rate: string
  readonly former: FormerPrice | null
  /** Exact years of the new period. */
  readonly years: Ratio
}

/** A renewal before discounts, and what one unit of it costs for a year in the end. */
export interface RenewalPrice extends Steps {
  readonly yearly: Ratio
}

/** From the list price by term, uplift, cap and lock to the renewal's price before discounts (REN-13). */
export function renewalPrice(rules: PricingRules, line: Renewed): RenewalPrice {
  const rate = rateOf(rules, line.rate)
  const { years, former } = line
  const list = ratio(rate.yearlyMinor)
  const priced = pricedYears(rate, years)
  let price = withStep(noSteps, { rule: 'list-price', yearlyMinor: rate.yearlyMinor }, times(list, years))
  if (compare(priced, years) !== 0)
    price = withStep(price, { rule: 'multi-year', pricedYears: ratioText(priced) }, times(list, minus(priced, years)))
  let yearly = list
  for (const step of former ? unitSteps(rules, rate, former) : []) {
    price = withStep(price, becauseOf(step, rules, former), times(minus(step.yearly, yearly), priced))
    yearly = step.yearly
  }
  return { ...price, yearly }
}

/** What comes off by whom it is for and when it is ordered. */
export interface DiscountBasis {
  readonly rate: string
  readonly orderedOn: Day
  readonly partnerLevel: string | null
  readonly discountPercent: string | null
}

/** The price less promotion, partner's discount and the one by hand, each off what is left by the one before it (REN-13). */
export function discounted(rules: PricingRules, of: DiscountBasis, price: Steps): Steps {
  const promotion = promotionFor(rules, of.rate, of.orderedOn)
  let left = price
  if (promotion) left = off(left, { rule: 'promotion', code: promotion.code, percent: promotion.percent })
  left = lessPartners(rules, of.partnerLevel, left)
  if (of.discountPercent !== null) left = off(left, { rule: 'manual-discount', percent: of.discountPercent })
  return left
}

/** The same less the discount of a partner's level, if it has one: of a credit, too, so that nothing is earned by it. */
export function lessPartners(rules: PricingRules, level: string | null, price: Steps): Steps {
  const partner = level === null ? undefined : rules.partnerDiscounts[level]
  if (level === null || partner === undefined) return price
  return off(price, { rule: 'partner-discount', level, percent: partner })
}

function off(from: Steps, because: Extract<Because, { percent: string }>): Steps {
  return withStep(from, because, negated(times(from.total, percent(because.percent))))
}

/** The rate of a code. Throws where the rules have none: lines without one are not renewable, and told so before. */
export function rateOf(rules: PricingRules, code: string): Rate {
  const rate = rules.rates[code]
  if (rate === undefined) throw new RangeError(`no rate: ${code}`)
  return rate
}

function becauseOf({ rule, yearly }: UnitStep, rules: PricingRules, former: FormerPrice | null): Because {
  const formerYearlyMinor = former?.yearlyMinor ?? 0
  const text = ratioText(yearly)
  if (rule === 'price-lock') return { rule, formerYearlyMinor, yearly: text }
  const by = rule === 'uplift' ? rules.uplift?.percent : rules.upliftCapPercent
  return { rule, formerYearlyMinor, percent: by ?? '0', yearly: text }
}
