import { addDays, type Day, day, dayOfMonth, endOfTerm } from '../../values/calendar.ts'
import { compare, one, percent, type Ratio, ratio, times } from '../../values/ratio.ts'
import { newStartOf, standingOn } from './band-rules.ts'
import { slopesOf } from './price-rules.ts'
import type { ProrationMethod } from './proration-rules.ts'
import { priceQuote, type QuoteLine } from './quote-price-rules.ts'
import type { Band, Fee, PricingRules, Rate } from './schedule-rules.ts'
import type { ChosenTerm } from './term-rules.ts'

/** One end of cover, one order too late, one common end, and what renewing in time and having lapsed cost for it. */
export interface LapseExample {
  readonly quantity: number
  readonly endedOn: Day
  readonly orderedOn: Day
  readonly commonEnd: Day
  readonly inTimeMinor: number
  readonly lapsedMinor: number
}

/** Under this band and rate it is cheaper to lapse than to renew in time (REN-3). */
export interface CheaperToLapse {
  readonly code: 'cheaper-to-lapse'
  readonly rate: string
  readonly band: number
  /** Null where the fee is so near to what the gap costs that no dates at hand show it. */
  readonly example: LapseExample | null
}

/**
 * Where cover begins anew after a gap, having lapsed costs the gap, the fee and the rest instead of the whole. Charged, a gap
 * costs its yearly price, so a year of a longer term must not cost more than that. Not charged, the fee must be worth it.
 */
export function lapseFaults(rules: PricingRules): CheaperToLapse[] {
  const restarting = rules.bands.flatMap((band, index) => (band.newStart === 'old-end' ? [] : [{ band, index }]))
  return restarting.flatMap(({ band, index }) =>
    Object.entries(rules.rates).flatMap(([code, rate]) => {
      // Where nothing costs anything, nothing can be cheaper; with an uplift the former price counts instead.
      if (rate.yearlyMinor === 0 && rules.uplift === null) return []
      const evenYears = slopesOf(rate).every(({ slope }) => compare(slope, one) <= 0)
      if (evenYears && (band.gapCharged || isWorthGap(band.fee, band, rules, rate))) return []
      return [{ code: 'cheaper-to-lapse', rate: code, band: index, example: lapseExample(rules, code, band) } as const]
    }),
  )
}

/** Whether the fee is worth any gap of the band, on whatever dates it falls and however short the rest is. */
function isWorthGap(fee: Fee, band: Band, rules: PricingRules, rate: Rate): boolean {
  switch (fee.kind) {
    case 'none':
    case 'percent-of-renewal':
      return false
    case 'percent-of-gap':
      return compare(percent(fee.percent), one) >= 0
    case 'greater':
      return fee.of.some((either) => isWorthGap(either, band, rules, rate))
    case 'flat': {
      // A former price may be above the list's, and then nothing says how much a gap costs.
      if (band.toDay === null || rules.uplift !== null) return false
      const days = band.newStart === 'order-date' ? band.toDay - 1 : band.toDay + 30
      return compare(ratio(fee.minor), times(ratio(rate.yearlyMinor), yearsAtMost(rules.method, days))) >= 0
    }
  }
}

/** The most that so many days can be of a year by the method, on whatever dates they fall. */
function yearsAtMost(method: ProrationMethod, days: number): Ratio {
  switch (method) {
    case 'actual-actual':
    case 'actual-365':
      return ratio(days, 365)
    case '30-360':
      return ratio(days + 2 * (Math.floor(days / 365) + 1), 360)
    case 'anchored-month':
      return ratio(days, 28 * 12)
    case 'whole-months-up':
    case 'months-15-day':
      return ratio(Math.floor(days / 28) + 1, 12)
  }
}

/** Dates for examples: an ordinary end of the year first, then such as lie differently to the months and the leap day. */
const exampleEnds = ['2025-12-31', '2026-01-30', '2027-02-27', '2027-08-14', '2026-06-30', '2028-02-28'].map(day)

/** Looks for an order in the band that is cheaper than one in time, as the engine prices both; for many units, past all rounding. */
function lapseExample(rules: PricingRules, rate: string, band: Band): LapseExample | null {
  const quantity = 1000
  const lapses = [...new Set([band.toDay ?? band.fromDay + 730, band.fromDay, band.fromDay + 14])]
  for (const endedOn of exampleEnds)
    for (const days of lapses) {
      const orderedOn = addDays(endedOn, days)
      const standing = standingOn(orderedOn, endedOn, rules.bands)
      if (standing.band !== band) continue
      const startsOn = newStartOf(standing, endedOn, orderedOn)
      const ends = [12, 24, 36, 59, 1].map((months) => endOfTerm(startsOn, { months }))
      for (const commonEnd of [...ends, startsOn]) {
        const inTimeMinor = priceOf(rules, rate, quantity, endedOn, endedOn, { commonEnd })
        const lapsedMinor = priceOf(rules, rate, quantity, endedOn, orderedOn, { commonEnd })
        if (inTimeMinor !== null && lapsedMinor !== null && lapsedMinor < inTimeMinor)
          return { quantity, endedOn, orderedOn, commonEnd, inTimeMinor, lapsedMinor }
      }
    }
  return null
}

function priceOf(rules: PricingRules, rate: string, quantity: number, endsOn: Day, orderedOn: Day, term: ChosenTerm) {
  const line: QuoteLine = {
    id: '',
    rate,
    quantity,
    endsOn,
    intendedDay: dayOfMonth(addDays(endsOn, 1)),
    former: null,
    feeWaived: false,
    discountPercent: null,
  }
  // Promotions come and go with the calendar; what lapsing costs has to hold without them.
  const plain = { ...rules, promotions: [] }
  const quote = priceQuote({ rules: plain, orderedOn, term, partnerLevel: null, discountMinor: 0, lines: [line] })
  return quote.lines[0]?.notPriced === null ? quote.minor : null
}
