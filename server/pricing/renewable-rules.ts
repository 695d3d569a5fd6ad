import type { Day } from '../../values/calendar.ts'
import { standingOn } from './band-rules.ts'
import type { PricingRules } from './schedule-rules.ts'

/** Why a line cannot be renewed (REN-5); each is a sentence in both languages. */
export type NotRenewable =
  | 'no-programme'
  | 'programme-ended'
  | 'licence-not-in-force'
  | 'open-quote'
  | 'open-order'
  | 'no-price'
  | 'too-long-lapsed'
  | 'staff-quote-only'

/** What is asked of a line before it is offered for renewal. */
export interface Renewable {
  /** Its membership in a programme; null: it has none. */
  readonly membership: { readonly endsOn: Day; readonly programmeEnded: boolean } | null
  readonly licenceInForce: boolean
  readonly openQuote: boolean
  readonly openOrder: boolean
  /** Its rate in the schedule that holds for it; null: it has none there. */
  readonly rate: string | null
}

/** The first reason why a line cannot be renewed on a day, the most lasting first; null: it can be (REN-5). */
export function whyNotRenewable(line: Renewable, rules: PricingRules, on: Day, byStaff: boolean): NotRenewable | null {
  if (line.membership === null) return 'no-programme'
  if (!line.licenceInForce) return 'licence-not-in-force'
  if (line.membership.programmeEnded) return 'programme-ended'
  const { tooLate, band } = standingOn(on, line.membership.endsOn, rules.bands)
  if (tooLate) return 'too-long-lapsed'
  if (line.rate === null || rules.rates[line.rate] === undefined) return 'no-price'
  if (line.openOrder) return 'open-order'
  if (line.openQuote) return 'open-quote'
  return band?.staffOnly && !byStaff ? 'staff-quote-only' : null
}
