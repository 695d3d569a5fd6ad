import { administers } from './oracle-contacts.ts'
import { grantsFor, sharedBy, standingOf, worksForCustomers } from './oracle-partners.ts'
import { schedule } from './renewal-rows.ts'
import type { ContactRow, GrantRow, Row, World } from './world-rows.ts'

/** What a partner sees of its customers' renewals (PAR-3, PAR-13, REN-6), written from the requirements alone. */

/** PAR-3: who prices and quotes: everybody but those who look after the technical side alone. */
const quoting = ['organization-administrator', 'business-executive', 'sales']

/** PAR-3: whether somebody may quote at all. */
export function mayQuote(contact: ContactRow, world: World): boolean {
  const standing = standingOf(world, contact)
  if (!standing || !worksForCustomers(contact, standing)) return false
  return standing.roles.some(
    (role) => quoting.includes(role) || (role === 'location-administrator' && standing.location !== null),
  )
}

/** PAR-3, PAR-6: grants by which somebody quotes now; who runs a location and nothing else quotes for its customers. */
export function quotableFor(contact: ContactRow, world: World): GrantRow[] {
  if (!mayQuote(contact, world)) return []
  const standing = standingOf(world, contact)
  const everywhere = standing?.roles.some((role) => quoting.includes(role)) ?? false
  return grantsFor(contact, world).filter(
    (grant) =>
      Array.isArray(grant['scopes']) &&
      grant['scopes'].includes('quote') &&
      (everywhere || grant.location_id === standing?.location),
  )
}

/** REN-6: one of the partner's own quotes for a customer that lets it quote. */
export function isOwnPartnerQuote(quote: Row | undefined, me: ContactRow, world: World): boolean {
  return (
    quote?.['maker'] === 'partner' &&
    quote['partner_id'] === me.organization_id &&
    quotableFor(me, world).some((grant) => grant.organization_id === quote['organization_id'])
  )
}

function quoteOf(row: Row, world: World): Row | undefined {
  return world.rows.quotes.find((one) => one.organization_id === row['organization_id'] && one.id === row['quote_id'])
}

const ofOwnQuote = (row: Row, me: ContactRow, world: World): boolean =>
  isOwnPartnerQuote(quoteOf(row, world), me, world)
/** PAR-6: of what was never sent only what is shared still. */
const ofOwnLine = (row: Row, me: ContactRow, world: World): boolean =>
  ofOwnQuote(row, me, world) && ((quoteOf(row, world)?.['sent_at'] ?? null) !== null || isShared(row, me, world))
const ofOwnDraft = (row: Row, me: ContactRow, world: World): boolean =>
  ofOwnQuote(row, me, world) && quoteOf(row, world)?.['status'] === 'draft'
const published = (row: Row): boolean => (row['schedule_version'] ?? row['number']) === schedule.published

function isShared(row: Row, me: ContactRow, world: World): boolean {
  return quotableFor(me, world).some((grant) =>
    sharedBy(grant, world.rows).some(
      (one) => one.organization_id === row['organization_id'] && one.id === row['licence_id'],
    ),
  )
}

/** REN-13: nobody reads what partners of another level pay less. */
function isOwnLevel(row: Row, me: ContactRow, world: World): boolean {
  const partner = world.rows.partners.find((one) => one.partner_id === me.organization_id)
  return mayQuote(me, world) && partner?.['level_code'] === row['level_code'] && published(row)
}

/** What somebody who quotes sees; all else of renewals is hidden from partners. */
export const partnerRenewalsSeen: Record<string, (row: Row, me: ContactRow, world: World) => boolean> = {
  memberships: isShared,
  quotes: isOwnPartnerQuote,
  quote_lines: ofOwnLine,
  quote_margins: ofOwnQuote,
  quote_margin_lines: ofOwnQuote,
  licence_requests: ofOwnQuote,
  orders: ofOwnQuote,
  // PAR-11: its own, whatever became of the grant; whoever runs a location and nothing else, those of the location.
  deal_credits: (row, me, world) => {
    const standing = standingOf(world, me)
    const everywhere = standing?.roles.some((role) => quoting.includes(role)) ?? false
    return (
      row['partner_id'] === me.organization_id &&
      mayQuote(me, world) &&
      (everywhere || (row['location_id'] !== null && row['location_id'] === standing?.location))
    )
  },
  programmes: (_row, me, world) => mayQuote(me, world),
  price_schedules: (_row, me, world) => mayQuote(me, world),
  price_schedule_versions: (row, me, world) => published(row) && mayQuote(me, world),
  price_rates: (row, me, world) => published(row) && mayQuote(me, world),
  price_discounts: isOwnLevel,
}

/** What they may write at most: quotes of their own, lines of drafts, what they pay, and what they ask for. */
export const partnerRenewalsWritten: Record<string, (row: Row, me: ContactRow, verb: string, world: World) => boolean> =
  {
    quotes: (row, me, verb, world) => verb !== 'delete' && isOwnPartnerQuote(row, me, world),
    quote_lines: (row, me, verb, world) => verb === 'insert' && ofOwnDraft(row, me, world) && isShared(row, me, world),
    quote_margins: (row, me, verb, world) => verb !== 'delete' && ofOwnQuote(row, me, world),
    quote_margin_lines: (row, me, verb, world) => verb === 'insert' && ofOwnQuote(row, me, world),
    licence_requests: (row, me, verb, world) =>
      verb !== 'delete' && ofOwnQuote(row, me, world) && ['open', 'ended'].includes(String(row['status'])),
  }

/** What customers see: never what a partner earns by them; and what it asks for, those who run the company. */
export const resaleSeenByCustomers: Record<string, (row: Row, me: ContactRow) => boolean> = {
  quote_margins: () => false,
  quote_margin_lines: () => false,
  // PAR-11: who gets a commission is nothing that customers see.
  deal_credits: () => false,
  licence_requests: (row, me) => row['organization_id'] === me.organization_id && administers(me),
}

/** REN-4: they decide what is shared. */
export const resaleWrittenByCustomers: Record<string, (row: Row, me: ContactRow, verb: string) => boolean> = {
  licence_requests: (row, me, verb) =>
    verb === 'update' && row['organization_id'] === me.organization_id && administers(me),
}
