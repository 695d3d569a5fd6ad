import type { Actor } from '../../contract/actor.ts'
import type { notRenewable } from '../../contract/renewal-lines.ts'
import { addDays, addMonths, type Day, type Instant } from '../../values/calendar.ts'
import { statusOf } from '../../values/licence-ends.ts'
import { mayActor } from '../access/rights.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { standingOn } from '../pricing/band-rules.ts'
import { rateOfEdition } from '../pricing/pricing-queries.ts'
import type { QuoteLine } from '../pricing/quote-price-rules.ts'
import { whyNotRenewable } from '../pricing/renewable-rules.ts'
import { type Band, deliveredBands, type PricingRules, type RenewalState } from '../pricing/schedule-rules.ts'
import { type ChosenTerm, monthsMost } from '../pricing/term-rules.ts'
import type { CoveredRow, LineRow } from './line-rows.ts'

/** Why a line is not offered. */
export type NotOffered = (typeof notRenewable)[number]

/** The term or the one end that was asked for: exactly one of both, and an end within reach (REN-5). */
export function chosenTerm(
  { termMonths, commonEnd }: { termMonths?: number | undefined; commonEnd?: Day | undefined },
  today: Day,
): ChosenTerm {
  if (termMonths !== undefined && commonEnd !== undefined) throw new FieldsInvalid(fault('commonEnd', 'term-and-end'))
  if (termMonths !== undefined) return { months: termMonths }
  if (commonEnd === undefined) throw new FieldsInvalid(fault('termMonths', 'required'))
  const last = addMonths(today, monthsMost)
  if (commonEnd < today) throw new FieldsInvalid(fault('commonEnd', 'day-past'))
  if (commonEnd > last) throw new FieldsInvalid(fault('commonEnd', 'day-too-far', { day: last }))
  return { commonEnd }
}

/** Days between which something ends, both inclusive; null: without bound. */
export type EndRange = { from: Day | null; to: Day | null }

/** Between which days lines end that have a state today: the band table, turned round to search by (REN-3). */
export function endsInState(state: RenewalState, bands: readonly Band[], today: Day): EndRange[] {
  const ranges = bands.filter((band) => band.state === state).map((band) => rangeOf(band, today))
  const covered: EndRange[] = state === 'current' ? [{ from: today, to: null }] : []
  const last = bands.at(-1)
  // What lapsed longer ago than the table reaches has the state of its last row.
  const beyond: EndRange[] =
    last && last.toDay !== null && last.state === state ? [{ from: null, to: addDays(today, -last.toDay - 1) }] : []
  return [...covered, ...ranges, ...beyond]
}

/** Between which days lines end that may be renewed today: by customers, or by the desk. */
export function endsOffered(bands: readonly Band[], today: Day, byDesk = false): EndRange[] {
  return [
    { from: today, to: null },
    ...bands.filter(({ staffOnly }) => byDesk || !staffOnly).map((band) => rangeOf(band, today)),
  ]
}

function rangeOf({ fromDay, toDay }: Band, today: Day): EndRange {
  return { from: toDay === null ? null : addDays(today, -toDay), to: addDays(today, -fromDay) }
}

/** Where no price schedule holds, nothing has a price, and states are those of the delivered bands. */
export const noPrices: PricingRules = {
  version: '',
  currency: '',
  method: 'actual-actual',
  months: 'membership',
  rates: {},
  bands: deliveredBands,
  uplift: null,
  upliftCapPercent: null,
  promotions: [],
  partnerDiscounts: {},
  creditsEarlierEnd: false,
}

/** When and by which rules lines are judged. */
export type Judging = {
  today: Day
  now: Instant
  rules: PricingRules
  /** Whether for the renewals desk, which also quotes what others may not. */
  byDesk?: boolean
}

/** Whether the reader prepares quotes for the vendor (REN-7). */
export function isDesk(actor: Actor): boolean {
  return actor.kind === 'staff' && mayActor(actor, 'quote.prepare')
}

/** What of a line says whether it is offered. */
export type OfferedFacts = Pick<LineRow, 'licence_status' | 'licence_ends_on'> &
  (
    | { membership_id: null }
    | (Pick<CoveredRow, 'membership_id' | 'ends_on' | 'programme_status' | 'order_id' | 'leaves'> & RateFacts)
  )
type RateFacts = Pick<CoveredRow, 'programme_code' | 'product_code' | 'edition_code'>

/** Why customers cannot renew a line; null where they can (REN-5). Open quotes are no reason: one compares several. */
export function whyNotOffered(row: OfferedFacts, { today, now, rules, byDesk = false }: Judging): NotOffered | null {
  const covered = row.membership_id !== null
  const why = whyNotRenewable(
    {
      membership: covered ? { endsOn: row.ends_on, programmeEnded: row.programme_status === 'ended' } : null,
      licenceInForce: statusOf({ status: row.licence_status, ends_on: row.licence_ends_on }, now) === 'active',
      openQuote: false,
      openOrder: covered && row.order_id !== null,
      rate: covered ? rateOf(row, rules) : null,
    },
    rules,
    today,
    byDesk,
  )
  const leaves = covered ? row.leaves : undefined
  if (why !== null && why !== 'open-quote')
    return why === 'no-price' && leaves !== undefined ? 'no-price-in-programme' : why
  const whyNotChange = leaves?.why_not ?? null
  return whyNotChange === 'change-with-desk' && byDesk ? null : whyNotChange
}

/** Where a line stands today. */
export function standingOf(row: CoveredRow, { today, rules }: Judging): { state: RenewalState; daysLapsed: number } {
  const { state, daysLapsed } = standingOn(today, row.ends_on, rules.bands)
  return { state, daysLapsed }
}

/** What the pricing rules are to know of a line; null where it has no price. */
export function quoteLineOf(row: CoveredRow, rules: PricingRules): QuoteLine | null {
  const rate = rateOf(row, rules)
  if (rate === null) return null
  const { yearly_minor: yearlyMinor, paid_yearly_minor: paidYearlyMinor, price_locked: locked } = row
  // What was paid in another currency says nothing about what is due in this one.
  const isKnown = yearlyMinor !== null && paidYearlyMinor !== null && row.currency === rules.currency
  return {
    id: row.membership_id,
    quantity: row.quantity,
    rate,
    endsOn: row.ends_on,
    intendedDay: row.intended_day,
    former: isKnown ? { yearlyMinor, paidYearlyMinor, locked } : null,
    feeWaived: false,
    discountPercent: null,
  }
}

function rateOf(row: RateFacts, rules: PricingRules): string | null {
  return rateOfEdition(rules, {
    programmeCode: row.programme_code,
    productCode: row.product_code,
    editionCode: row.edition_code,
  })
}
