import { administers, maySeeLicences } from './oracle-contacts.ts'
import { schedule } from './renewal-rows.ts'
import type { ContactRow, Row, World } from './world-rows.ts'

/** What is seen of renewals and prices, written from the requirements alone, as the rest of the oracle. */

/** ACC-5: administrators and whom bills go to, unrestricted, buy for their company. */
export function mayRenew(contact: ContactRow): boolean {
  return !contact.restricted && ['administrator', 'bill-to'].some((type) => contact.types.includes(type))
}

const isOwn = (row: Row, me: ContactRow): boolean => row['organization_id'] === me.organization_id
const ownQuote = (row: Row, me: ContactRow): boolean => isOwn(row, me) && mayRenew(me)
/** REN-10: what others make for a customer is theirs alone until it is sent. */
export const isShown = (row: Row): boolean => row['maker'] === 'customer' || (row['sent_at'] ?? null) !== null
/** The quote that a row is of. */
export const quoteOf = (row: Row, world: World): Row | undefined =>
  world.rows.quotes.find((one) => one.organization_id === row['organization_id'] && one.id === row['quote_id'])
const ofShownQuote = (row: Row, me: ContactRow, world: World): boolean => {
  const quote = quoteOf(row, world)
  return quote !== undefined && ownQuote(row, me) && isShown(quote)
}
const ownCover = (row: Row, me: ContactRow): boolean => isOwn(row, me) && maySeeLicences(me)
const published = (row: Row): boolean => (row['schedule_version'] ?? row['number']) === schedule.published

/** REN-7: who looks after a company: its own specialist, the state's, the country's, if they are at the desk. */
export function specialistOf(organizationId: Row[string] | undefined, world: World): Row[string] | null {
  const company = world.rows.organizations.find((one) => one.id === organizationId)
  const key = (state: Row[string] | undefined): string =>
    typeof state === 'string' ? state.trim().replace(/\s+/g, ' ').toLowerCase() : ''
  const area = (state: string) =>
    world.rows.territories.find((one) => one['country'] === company?.['country'] && key(one['state']) === state)
  const own = company?.['renewals_specialist_id']
  const inLine = [own, area(key(company?.['state']))?.['specialist_id'], area('')?.['specialist_id']]
  const isAtDesk = (id: Row[string] | undefined): boolean =>
    world.rows.staff_members.some(
      (one) => one.id === id && one.status === 'active' && one.roles.some((role) => desk.includes(role)),
    )
  return inLine.find(isAtDesk) ?? null
}

const desk: readonly string[] = ['renewals-specialist', 'renewals-manager']

/** What a customer's contact sees: what covers their licences, their own quotes and orders, and prices that hold (REN-15). */
export const renewalsSeen: Record<string, (row: Row, me: ContactRow, world: World) => boolean> = {
  memberships: ownCover,
  membership_periods: ownCover,
  quotes: (row, me) => ownQuote(row, me) && isShown(row),
  quote_lines: ofShownQuote,
  // REN-12; and REN-7: why something costs less, and who agreed, is the vendor's alone.
  quote_questions: ofShownQuote,
  quote_links: ofShownQuote,
  quote_desk: () => false,
  orders: ownQuote,
  programmes: (_row, me) => maySeeLicences(me),
  price_schedules: (_row, me) => maySeeLicences(me),
  price_schedule_versions: (row, me) => published(row) && maySeeLicences(me),
  price_rates: (row, me) => published(row) && maySeeLicences(me),
  // REN-16: who is reminded, and who was; until when everybody was told is the portal's own note.
  reminder_settings: ownQuote,
  renewal_reminders: ownQuote,
  reminder_days: () => false,
  // What partners pay less is nobody's but the vendor's.
  price_discounts: () => false,
}

/** REN-10, REN-24: what a customer's contact may write at most: an order takes a membership, only booking extends it. */
export const renewalsWritten: Record<string, (row: Row, me: ContactRow, verb: string, world: World) => boolean> = {
  memberships: (row, me, verb) => verb === 'update' && ownQuote(row, me),
  quotes: (row, me, verb) =>
    ownQuote(row, me) &&
    (verb === 'insert'
      ? row['maker'] === 'customer' && (row['sent_at'] ?? null) === null
      : verb === 'update' && isShown(row)),
  quote_lines: (row, me, verb, world) =>
    verb === 'insert' && ownQuote(row, me) && quoteOf(row, world)?.['maker'] === 'customer',
  quote_questions: (row, me, verb, world) => verb === 'insert' && ofShownQuote(row, me, world),
  quote_links: (row, me, verb, world) =>
    ofShownQuote(row, me, world) && (verb === 'update' || (verb === 'insert' && row['maker'] === 'customer')),
  orders: (row, me, verb) => verb !== 'delete' && ownQuote(row, me),
  reminder_settings: (row, me, verb) => verb !== 'delete' && isOwn(row, me) && administers(me),
}

/** What the portal reads later of these, to tell people; of links nobody is told. */
export const renewalTables = Object.keys(renewalsSeen).filter((table) => table !== 'quote_links')
