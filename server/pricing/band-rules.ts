import { addDays, type Day, daysBetween, firstOfNextMonth } from '../../values/calendar.ts'
import { greatest, percent, type Ratio, ratio, times, zero } from '../../values/ratio.ts'
import type { Band, Fee, RenewalState, Waiver } from './schedule-rules.ts'

/** Where a line stands on a day: its state, and the row of the band table that says what follows from it (REN-3). */
export interface Standing {
  readonly state: RenewalState
  /** Days since the inclusive end; zero and less: still covered. */
  readonly daysLapsed: number
  /** Null while covered: then nothing is asked, and the new period begins at the old end. */
  readonly band: Band | null
  /** Whether it lapsed longer ago than the table reaches: nothing can be renewed then. */
  readonly tooLate: boolean
}

/** The standing on a day of what is covered through `endsOn`. */
export function standingOn(of: Day, endsOn: Day, bands: readonly Band[]): Standing {
  const daysLapsed = daysBetween(endsOn, of)
  if (daysLapsed <= 0) return { state: 'current', daysLapsed, band: null, tooLate: false }
  const band = bands.find(({ fromDay, toDay }) => fromDay <= daysLapsed && daysLapsed <= (toDay ?? daysLapsed))
  if (band) return { state: band.state, daysLapsed, band, tooLate: false }
  return { state: bands.at(-1)?.state ?? 'current', daysLapsed, band: null, tooLate: true }
}

/** The first day of the new period: the day after the old end, or what the band says. */
export function newStartOf({ band }: Standing, endsOn: Day, orderedOn: Day): Day {
  if (band?.newStart === 'order-date') return orderedOn
  if (band?.newStart === 'first-of-next-month') return firstOfNextMonth(orderedOn)
  return addDays(endsOn, 1)
}

/** The fee of one unit in exact minor units, of its renewal before discounts and its gap. */
export function feeOf(fee: Fee, of: { renewal: Ratio; gap: Ratio }): Ratio {
  switch (fee.kind) {
    case 'none':
      return zero
    case 'flat':
      return ratio(fee.minor)
    case 'percent-of-renewal':
      return times(of.renewal, percent(fee.percent))
    case 'percent-of-gap':
      return times(of.gap, percent(fee.percent))
    case 'greater':
      return greatest(feeOf(fee.of[0], of), feeOf(fee.of[1], of))
  }
}

/**
 * The last day on which the price stays what it is on `orderedOn`, as far as the bands say: null where that never ends
 * (REN-10). Bands that ask the same of an order are one.
 */
export function lastDayOfStanding(orderedOn: Day, endsOn: Day, bands: readonly Band[]): Day | null {
  const { band } = standingOn(orderedOn, endsOn, bands)
  let last = band === null ? 0 : band.toDay
  for (const next of bands) {
    if (last === null || next.fromDay !== last + 1 || !asksTheSame(band, next)) continue
    last = next.toDay
  }
  return last === null ? null : addDays(endsOn, last)
}

/** Why the fee of a band is not to be waived by this kind of person; null: it may (REN-7). */
export function whyNotWaive(
  band: Band | null,
  by: Exclude<Waiver, 'nobody'>,
): 'no-fee' | 'never-waived' | 'approver-waives' | null {
  if (band === null || band.fee.kind === 'none') return 'no-fee'
  if (band.waiver === 'nobody') return 'never-waived'
  return band.waiver === 'approver' && by !== 'approver' ? 'approver-waives' : null
}

/** Covered, or in a band that charges nothing for the days since the end: both renew from the old end for the plain price. */
function asksTheSame(band: Band | null, next: Band): boolean {
  const plain = (one: Band | null): boolean => one === null || (one.fee.kind === 'none' && one.newStart === 'old-end')
  return plain(band) && plain(next)
}
