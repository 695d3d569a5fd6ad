import { type Day, endOfTerm } from '../../values/calendar.ts'
import type { Invitee } from '../identity/invite-contact.ts'
import { Refusal } from '../platform/refusal.ts'
import type { LicenceRow } from './licence-rows.ts'

/** A SKU with the terms that a licence is sold under. */
export type SoldTerms = Pick<
  LicenceRow,
  | 'product_code'
  | 'product_name'
  | 'edition_code'
  | 'edition_name'
  | 'model'
  | 'grade'
  | 'feature_codes'
  | 'choosable_feature_codes'
  | 'partial_allocation'
  | 'moves_per_year'
  | 'grace_hours'
  | 'overdraft_percent'
  | 'host_id_types'
  | 'serial_shape'
> & {
  code: string
  status: 'sold' | 'retired'
  product_status: 'sold' | 'retired'
  term_months: number | null
  maintenance_months: number
}

/** The dates of a new licence: end dates are inclusive, a perpetual licence has no end, a SKU may bring maintenance. */
export type SoldDates = { startsOn: Day; endsOn: Day | null; maintenanceEndsOn: Day | null }

/** LIC-2: the dates that a licence of this SKU gets when it starts on the day. Refuses a SKU that is no longer sold. */
export function planDates(terms: SoldTerms, startsOn: Day): SoldDates {
  if (terms.status !== 'sold' || terms.product_status !== 'sold') throw new Refusal('sku-not-sold', {}, 'sku')
  return {
    startsOn,
    endsOn: terms.term_months === null ? null : endOfTerm(startsOn, { months: terms.term_months }),
    maintenanceEndsOn:
      terms.maintenance_months === 0 ? null : endOfTerm(startsOn, { months: terms.maintenance_months }),
  }
}

/** Refuses to take an order line that was fulfilled for somebody or something else as a mere repetition. */
export function refuseIfOther(
  former: Pick<LicenceRow, 'organization_id' | 'code' | 'sku_code' | 'quantity'>,
  now: { organizationId: string; sku: string; quantity: number },
): void {
  const same =
    former.organization_id === now.organizationId && former.sku_code === now.sku && former.quantity === now.quantity
  if (!same) throw new Refusal('order-line-differs', { code: former.code }, 'orderLine')
}

/** Whom a new licence is told: those who can allocate it now, else one who can be let in for it. */
export type LicensingContact = Invitee

/**
 * LIC-2: ship-to contacts first, for they bind licences to servers; without one the administrators. Where nobody of them
 * can sign in yet, the first of them is invited by the same mail.
 */
export function planLetters(contacts: readonly LicensingContact[]): LicensingContact[] {
  const known = contacts.filter((contact) => contact.user_id !== null)
  if (known.length === 0) return shipToFirst(contacts).slice(0, 1)
  const shipTo = known.filter((contact) => contact.types.includes('ship-to'))
  return shipTo.length > 0 ? shipTo : known
}

function shipToFirst(contacts: readonly LicensingContact[]): LicensingContact[] {
  const rank = (contact: LicensingContact): number => (contact.types.includes('ship-to') ? 0 : 1)
  return [...contacts].sort((a, b) => rank(a) - rank(b))
}

/** A contact as the answer names those who are told. */
export function viewTold(contact: LicensingContact) {
  const { id, email, user_id } = contact
  return { id, name: `${contact.first_name} ${contact.last_name}`, email, invited: user_id === null }
}
