import type { StaffRole } from '../../contract/actor.ts'
import type { desk } from '../../contract/desk.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { approverRoles } from '../../contract/price-rules.ts'
import type { Day } from '../../values/calendar.ts'
import { compare, percent, zero } from '../../values/ratio.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import { type ApprovalRow, approverOf, discountedOf, hasRowFor } from '../pricing/approval-rules.ts'
import { standingOn, whyNotWaive } from '../pricing/band-rules.ts'
import type { QuoteLine } from '../pricing/quote-price-rules.ts'
import type { Band } from '../pricing/schedule-rules.ts'
import type { ByHand, PricedChoice, PricedRow } from '../renewals/price-choice.ts'

/** What is taken off by hand, as it was given. */
export type GivenTerms = Pick<
  InputOf<typeof desk.priceManualQuote>,
  'discountPercent' | 'discountMinor' | 'discountReason' | 'waiveFees' | 'waiverReason'
>

/** What is taken off by hand, and why; a reason stands only beside what it is for. */
export type HandTerms = {
  discountPercent: string | null
  discountMinor: number | null
  discountReason: string | null
  waiveFees: boolean
  waiverReason: string | null
}

/** What was given, without what says nothing. Refuses a percentage beside an amount. */
export function handTerms(given: GivenTerms): HandTerms {
  const discountPercent =
    given.discountPercent !== undefined && compare(percent(given.discountPercent), zero) > 0
      ? given.discountPercent
      : null
  const discountMinor = given.discountMinor || null
  if (discountPercent !== null && discountMinor !== null)
    throw new FieldsInvalid(fault('discountMinor', 'percent-and-amount'))
  return {
    discountPercent,
    discountMinor,
    discountReason: discountPercent === null && discountMinor === null ? null : given.discountReason,
    waiveFees: given.waiveFees,
    waiverReason: given.waiveFees ? given.waiverReason : null,
  }
}

/** REN-7: nothing is taken off without a reason. */
export function expectReasons(terms: HandTerms): void {
  const isDiscounted = terms.discountPercent !== null || terms.discountMinor !== null
  const faults = [
    ...(isDiscounted && terms.discountReason === null ? [fault('discountReason', 'required')] : []),
    ...(terms.waiveFees && terms.waiverReason === null ? [fault('waiverReason', 'required')] : []),
  ]
  if (faults.length > 0) throw new FieldsInvalid(...faults)
}

/** What the terms do to the lines: the percentage is off each renewal, and fees go where the band lets anybody waive them. */
export function byHandOf({ discountPercent, discountMinor, waiveFees }: HandTerms): ByHand {
  return {
    discountMinor: discountMinor ?? 0,
    line: (line, { bands }, today) => ({
      ...line,
      discountPercent,
      feeWaived: waiveFees && whyNotWaive(bandOf(line, bands, today), 'approver') === null,
    }),
  }
}

function bandOf({ endsOn }: QuoteLine, bands: readonly Band[], today: Day): Band | null {
  return standingOn(today, endsOn, bands).band
}

/** Refuses a waiver that no line has use for: `nothing-to-waive`. */
export function refuseUnlessWaivable({ waiveFees }: HandTerms, { lines }: PricedChoice): void {
  if (waiveFees && !takingPart(lines).some(({ line }) => line.feeWaived)) throw new Refusal('nothing-to-waive')
}

/** Refuses an amount that the renewals do not come to: a quote would say another discount than it gives. */
export function refuseMoreThanRenewals({ discountMinor }: HandTerms, { lines }: PricedChoice): void {
  if (discountMinor === null) return
  const given = takingPart(lines)
    .flatMap(({ priced }) => priced.elements)
    .filter(({ because }) => because.rule === 'shared-discount')
    .reduce((sum, { minor }) => sum - minor, 0)
  if (given < discountMinor) throw new FieldsInvalid(fault('discountMinor', 'more-than-renewals'))
}

/**
 * Who must agree to a quote (REN-7): whom the matrix names for its discount, or else a manager where the matrix has no row for
 * its terms, or only an approver may waive.
 */
export function approverFor(choice: PricedChoice, matrix: readonly ApprovalRow[]): StaffRole | null {
  const lines = takingPart(choice.lines)
  const { currency } = choice.pricing.rules
  const minor = lines.reduce((sum, { priced }) => sum + priced.minor, 0)
  const asked = discountedOf({ currency, lines: lines.map(({ priced }) => priced), minor })
  const named = approverOf(matrix, asked)
  if (named !== null) return roleOf(named)
  // A schedule that says nothing of such quotes leaves no discount to one person alone.
  if (compare(asked.discount, zero) > 0 && !hasRowFor(matrix, asked)) return 'renewals-manager'
  const { bands } = choice.pricing.rules
  const orderedOn = choice.input.orderedOn
  const isForApprover = ({ line }: PricedRow) =>
    line.feeWaived && whyNotWaive(bandOf(line, bands, orderedOn), 'specialist') === 'approver-waives'
  return lines.some(isForApprover) ? 'renewals-manager' : null
}

function takingPart(lines: readonly PricedRow[]): PricedRow[] {
  return lines.filter(({ priced }) => priced.notPriced === null)
}

/** Matrices once named whomever they liked: what is no role of today is for those who lead the desk. */
function roleOf(approver: string): StaffRole {
  return approverRoles.find((role) => role === approver) ?? 'renewals-manager'
}
