import { addDays, type Day } from '../../values/calendar.ts'
import { lastDayOfStanding } from './band-rules.ts'
import { promotionFor } from './discount-rules.ts'
import type { QuoteInput } from './quote-price-rules.ts'

/** How long a quote holds where nothing ends it sooner (REN-10). */
export const validDays = 30

/**
 * The last day on which a quote can be accepted (REN-10): 30 days after it was made, but never past a price change, the end of
 * a line's band, nor a promotion that it contains, so that the price shown stays true. `pricesChangeOn` are first days of
 * other prices, from the schedule that holds after this one.
 */
export function validThrough(input: QuoteInput, pricesChangeOn: readonly Day[]): Day {
  const { rules, orderedOn, lines } = input
  let last = addDays(orderedOn, validDays)
  const notPast = (end: Day): void => {
    if (end < last) last = end
  }
  for (const changed of pricesChangeOn) if (changed > orderedOn) notPast(addDays(changed, -1))
  for (const { endsOn, rate } of lines) {
    const standing = lastDayOfStanding(orderedOn, endsOn, rules.bands)
    if (standing !== null && standing >= orderedOn) notPast(standing)
    const promotion = promotionFor(rules, rate, orderedOn)
    if (promotion) notPast(promotion.to)
  }
  return last
}

/** The name of a quote's version: the first is the number itself, then `Q-2026-0006-R2` (REN-10). */
export function versionName(number: string, version: number): string {
  return version === 1 ? number : `${number}-R${version}`
}
