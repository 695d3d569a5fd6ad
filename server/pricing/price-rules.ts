import {
  compare,
  divided,
  least,
  minus,
  one,
  percent,
  plus,
  type Ratio,
  ratio,
  times,
  zero,
} from '../../values/ratio.ts'
import type { PricingRules, Rate } from './schedule-rules.ts'

/** What one unit cost for a year until now, and whether that price is locked (REN-1, REN-13). */
export interface FormerPrice {
  readonly yearlyMinor: number
  /** The same after all discounts: what days given back are worth. */
  readonly paidYearlyMinor: number
  readonly locked: boolean
}

/** One reason why the yearly price of a unit is what it is; each changes the price before it. */
export interface UnitStep {
  readonly rule: 'uplift' | 'uplift-cap' | 'price-lock'
  /** The yearly price after it, in exact minor units. */
  readonly yearly: Ratio
}

/** The steps from the list price to what one unit costs for a year: only those that change something (REN-13). */
export function unitSteps(rules: PricingRules, rate: Rate, former: FormerPrice | null): UnitStep[] {
  if (former === null) return []
  const steps: UnitStep[] = []
  let yearly = ratio(rate.yearlyMinor)
  const step = (rule: UnitStep['rule'], next: Ratio): void => {
    if (compare(next, yearly) === 0) return
    yearly = next
    steps.push({ rule, yearly })
  }
  if (rules.uplift) step('uplift', raised(former.yearlyMinor, rules.uplift.percent))
  if (rules.upliftCapPercent !== null)
    step('uplift-cap', least(yearly, raised(former.yearlyMinor, rules.upliftCapPercent)))
  if (former.locked) step('price-lock', least(yearly, ratio(former.yearlyMinor)))
  return steps
}

/** A price and so many percent of it, exactly. */
export function raised(minor: number, byPercent: string): Ratio {
  return times(ratio(minor), plus(one, percent(byPercent)))
}

/**
 * How many yearly prices a span of so many years costs where whole terms have prices of their own (REN-13): up to the first
 * year the yearly price, then what each further year adds, evenly over its days; after the last term the yearly price again.
 */
export function pricedYears(rate: Rate, years: Ratio): Ratio {
  if (rate.terms.length === 0 || rate.yearlyMinor === 0) return years
  let priced = zero
  let reached = zero
  for (const { until, slope } of slopesOf(rate)) {
    if (until === null || compare(years, until) <= 0) return plus(priced, times(minus(years, reached), slope))
    priced = plus(priced, times(minus(until, reached), slope))
    reached = until
  }
  return priced
}

/** What a year costs in each stretch of a term, in yearly prices; the last stretch is without end. */
export function slopesOf(rate: Rate): { until: Ratio | null; slope: Ratio }[] {
  const points = [{ months: 12, minor: rate.yearlyMinor }, ...rate.terms]
  const between = points.slice(1).map((point, index) => {
    const before = points[index] ?? point
    const added = ratio(point.minor - before.minor, Math.max(rate.yearlyMinor, 1))
    return { until: ratio(point.months, 12), slope: divided(added, ratio(point.months - before.months, 12)) }
  })
  return [{ until: one, slope: one }, ...between, { until: null, slope: one }]
}
