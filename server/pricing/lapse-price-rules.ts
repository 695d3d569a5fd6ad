import { negated, type Ratio, ratioText, times, zero } from '../../values/ratio.ts'
import { feeOf } from './band-rules.ts'
import { type Steps, withStep } from './element-rules.ts'
import { type Coverage, yearsCovered } from './proration-rules.ts'
import type { Band } from './schedule-rules.ts'

/** What having lapsed costs one unit follows from this; prices are those before discounts, which are on the renewal alone. */
export interface Lapsed {
  readonly band: Band
  /** What the unit costs for a year, exactly. */
  readonly yearly: Ratio
  /** Its renewal before discounts, exactly. */
  readonly renewal: Ratio
  /** The days from the old end to the new start; null where they are part of the new period. */
  readonly gap: Coverage | null
  readonly feeWaived: boolean
}

/** The price with the days without cover, the fee, and the waiver of it (REN-3, REN-7). */
export function withLapse(price: Steps, { band, yearly, renewal, gap, feeWaived }: Lapsed): Steps {
  const gapPrice = gap === null ? zero : times(yearly, yearsCovered(gap))
  const charged =
    gap !== null && band.gapCharged
      ? withStep(price, { rule: 'gap', yearly: ratioText(yearly), coverage: gap }, gapPrice)
      : price
  if (band.fee.kind === 'none') return charged
  const fee = feeOf(band.fee, { renewal, gap: gapPrice })
  const of = { renewal: ratioText(renewal), gap: ratioText(gapPrice) }
  const due = withStep(charged, { rule: 'lapse-fee', state: band.state, fee: band.fee, ...of }, fee)
  return feeWaived ? withStep(due, { rule: 'fee-waived' }, negated(fee)) : due
}
