import type { Day } from '../../values/calendar.ts'
import { compare, percent, type Ratio, ratioOfDecimal } from '../../values/ratio.ts'
import type { PricingRules, Promotion } from './schedule-rules.ts'

/** The promotion that holds for a rate on the day of the order: of several the greatest, of equal ones the first (REN-13). */
export function promotionFor(rules: PricingRules, rate: string, orderedOn: Day): Promotion | null {
  return rules.promotions
    .filter(({ from, to, rates }) => from <= orderedOn && orderedOn <= to && (rates === null || rates.includes(rate)))
    .reduce<Promotion | null>(
      (best, one) => (best === null || compare(percent(one.percent), percent(best.percent)) > 0 ? one : best),
      null,
    )
}

/** A table by thresholds: from this value on that percentage, until the next row. */
export interface Threshold {
  /** A decimal; the row holds for this value and above. */
  readonly from: string
  readonly percent: string
}

/** The percentage that a value reaches in a table of rising thresholds; `0` below the first (REN-13). */
export function percentReached(table: readonly Threshold[], value: Ratio): string {
  return table.findLast(({ from }) => compare(value, ratioOfDecimal(from)) >= 0)?.percent ?? '0'
}
