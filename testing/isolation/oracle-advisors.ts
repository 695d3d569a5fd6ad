import { administers, maySeeLicences } from './oracle-contacts.ts'
import { keepsLocation, keepsUp, keptOfWorld, leads, runs, standingOf } from './oracle-partners.ts'
import type { ContactRow, PartnerPersonRow, Row, World } from './world-rows.ts'

/** The customers' side of partners and advisors, and a partner's own account, written from PAR-1 to PAR-10. */

/** The tables that came with partners: the vendor's people and the portal's later work see all of each. */
export const partnerTables = [
  'partner_levels',
  'partners',
  'partner_locations',
  'partner_people',
  'partner_listings',
  'advisor_grants',
  'advisor_grant_licences',
  'advisor_drafts',
  'advisor_draft_licences',
  'partner_views',
  'missing_partners',
  'partner_customers',
  'partner_customer_words',
  'partner_licences',
]

/** PAR-6: whoever uses the licensing tools finds partners that want to be found and may be: by one of their places. */
function isFound(partnerId: Row[string] | undefined, me: ContactRow, world: World): boolean {
  return maySeeLicences(me) && keptOfWorld(world).partner_listings.some((one) => one['partner_id'] === partnerId)
}

/** PAR-8: the grants of one's own company, ended ones too. */
function ownGrants(me: ContactRow, world: World) {
  return maySeeLicences(me) ? world.rows.advisor_grants.filter((one) => one.organization_id === me.organization_id) : []
}

/** PAR-3: a company's own account as a partner is known to all its people. */
function isOwnPartner(row: Row, me: ContactRow): boolean {
  return row['partner_id'] === me.organization_id
}

/** PAR-3: people of partners choose among the distributors. */
function isDistributor(partnerId: Row[string] | undefined, me: ContactRow, world: World): boolean {
  const partner = world.rows.partners.find((one) => one.partner_id === partnerId)
  return partner?.kind === 'distributor' && standingOf(world, me) !== null
}

/** PAR-6, PAR-8: a company's own partner apart, whose people and places somebody knows of. */
function knows(partnerId: Row[string] | undefined, me: ContactRow, world: World): boolean {
  return isFound(partnerId, me, world) || ownGrants(me, world).some((one) => one.partner_id === partnerId)
}

/** PAR-6: a partner that customers find, or that this one let in once; whoever asks, for it. */
export function isKnownPartner(world: World, number: string | null, organizationId: string): boolean {
  const partner = world.rows.partners.find((one) => one.number === number && one.partner_id !== organizationId)
  if (!partner) return false
  return (
    keptOfWorld(world).partner_listings.some((one) => one['partner_id'] === partner.partner_id) ||
    world.rows.advisor_grants.some(
      (one) => one.organization_id === organizationId && one.partner_id === partner.partner_id,
    )
  )
}

/** PAR-6: whom a customer may choose: people who want to be, of a partner that it knows of. */
function isOffered(person: PartnerPersonRow, me: ContactRow, world: World): boolean {
  return person.listed && person.roles.length > 0 && !isOwnPartner(person, me) && knows(person.partner_id, me, world)
}

/** PAR-6: who of a partner, by its number, is offered to whoever may choose. */
export function isPersonOffered(world: World, contact: ContactRow, partnerNumber: string | null): boolean {
  const partner = world.rows.partners.find((one) => one.number === partnerNumber)
  const person = world.rows.partner_people.find(
    (one) => one.partner_id === contact.organization_id && one.contact_id === contact.id,
  )
  const wantsTo = person?.partner_id === partner?.partner_id && person?.listed && person.roles.length > 0
  return wantsTo === true && contact.status === 'active' && !contact.restricted
}

/** PAR-8: whom a grant names stays known to the customer. */
function isNamed(partnerId: Row[string] | undefined, contactId: Row[string] | undefined, me: ContactRow, world: World) {
  return ownGrants(me, world).some((one) => one.partner_id === partnerId && one.contact_id === contactId)
}

/** PAR-6, PAR-8: a partner's person, with name, phone and e-mail. Somebody restricted or gone is not offered. */
export function isAdvisorsPerson(row: Row, me: ContactRow, world: World): boolean {
  if (isNamed(row['organization_id'], row['id'], me, world)) return true
  return (
    row['status'] === 'active' &&
    row['restricted'] === false &&
    world.rows.partner_people.some(
      (one) => one.partner_id === row['organization_id'] && one.contact_id === row['id'] && isOffered(one, me, world),
    )
  )
}

/** PAR-4: the vendor's partner managers are known to a partner's people. */
export function isPartnerManager(row: Row, me: ContactRow, world: World): boolean {
  return (
    row['status'] === 'active' &&
    Array.isArray(row['roles']) &&
    row['roles'].includes('partner-manager') &&
    standingOf(world, me) !== null
  )
}

/** PAR-3: leaders see all their people, location administrators those of the location, everybody whom to ask: those who lead. */
export function seesPartnersColleague(row: Row, me: ContactRow, world: World): boolean {
  const standing = standingOf(world, me)
  if (leads(me, standing)) return true
  const person = world.rows.partner_people.find(
    (one) => one.partner_id === row['organization_id'] && one.contact_id === row['id'],
  )
  const place = runs(me, standing)
  if (person && place !== null && person.location_id === place) return true
  return person?.roles.some((role) => leading.includes(role)) ?? false
}

const leading = ['organization-administrator', 'business-executive']

/** PAR-3: the people that somebody looks after, by who they are. */
export function looksAfter(contactId: Row[string] | undefined, me: ContactRow, world: World): boolean {
  const standing = standingOf(world, me)
  return leads(me, standing) || isAt(runs(me, standing), contactId, me, world)
}

/** PAR-3: whom somebody may invite, as a role lets them sign in. */
export function invitesToPartner(contactId: Row[string] | undefined, me: ContactRow, world: World): boolean {
  const standing = standingOf(world, me)
  return keepsUp(me, standing) || isAt(keepsLocation(me, standing), contactId, me, world)
}

function isAt(place: string | null, contactId: Row[string] | undefined, me: ContactRow, world: World): boolean {
  return world.rows.partner_people.some(
    (one) =>
      one.partner_id === me.organization_id &&
      one.contact_id === contactId &&
      place !== null &&
      one.location_id === place,
  )
}

/** PAR-3, PAR-6: whoever changes people and places of a partner knows the open grants that name them. */
function namesOwn(row: Row, me: ContactRow, world: World): boolean {
  const standing = standingOf(world, me)
  if (row['partner_id'] !== me.organization_id || row['ended_at'] !== null) return false
  const place = keepsLocation(me, standing)
  return (
    keepsUp(me, standing) ||
    (place !== null && (row['location_id'] === place || isAt(place, row['contact_id'], me, world)))
  )
}

/** PAR-6, PAR-8: an administrator writes to the person that a grant names or may name. */
export function isToAdvisor(row: Row, me: ContactRow, world: World): boolean {
  const person = world.rows.partner_people.find(
    (one) => one.partner_id === row['organization_id'] && one.contact_id === row['contact_id'],
  )
  if (!person || !administers(me)) return false
  return isOffered(person, me, world) || isNamed(person.partner_id, person.contact_id, me, world)
}

function isOwn(row: Row, me: ContactRow): boolean {
  return row['organization_id'] === me.organization_id
}

function isOwnDraft(row: Row, me: ContactRow): boolean {
  return isOwn(row, me) && row['contact_id'] === me.id && administers(me)
}

function isOfOwnDraft(row: Row, me: ContactRow, world: World): boolean {
  return world.rows.advisor_drafts.some((one) => one.id === row['draft_id'] && isOwnDraft(one, me))
}

/** What a contact sees of these tables while acting for their own company. */
export const customersSee: Record<string, (row: Row, me: ContactRow, world: World) => boolean> = {
  // PAR-2: levels are what a partner is shown with.
  partner_levels: () => true,
  partners: (row, me, world) =>
    isOwnPartner(row, me) || knows(row['partner_id'], me, world) || isDistributor(row['partner_id'], me, world),
  partner_locations: (row, me, world) =>
    isOwnPartner(row, me) ||
    ownGrants(me, world).some((one) => one.location_id === row['id']) ||
    (row['listed'] === true && knows(row['partner_id'], me, world)),
  partner_people: (row, me, world) => {
    const person = world.rows.partner_people.find(
      (one) => one.partner_id === row['partner_id'] && one.contact_id === row['contact_id'],
    )
    return (
      isOwnPartner(row, me) ||
      isNamed(row['partner_id'], row['contact_id'], me, world) ||
      (person !== undefined && isOffered(person, me, world))
    )
  },
  partner_listings: (_row, me) => maySeeLicences(me),
  advisor_grants: (row, me, world) => (isOwn(row, me) && maySeeLicences(me)) || namesOwn(row, me, world),
  advisor_grant_licences: (row, me) => isOwn(row, me) && maySeeLicences(me),
  // PAR-6: what somebody began is theirs alone.
  advisor_drafts: isOwnDraft,
  advisor_draft_licences: isOfOwnDraft,
  // PAR-9, ACC-18: who of a partner looked is in the administrators' trail.
  partner_views: (row, me) => isOwn(row, me) && administers(me),
  missing_partners: (row, me) => isOwn(row, me) && administers(me),
}

/** PAR-3, PAR-6, PAR-8: what such a contact may write of them at most. */
export const customersWrite: Record<string, (row: Row, me: ContactRow, verb: string, world: World) => boolean> = {
  partners: (row, me, verb, world) => verb === 'update' && isOwnPartner(row, me) && keepsUp(me, standingOf(world, me)),
  partner_locations: (row, me, verb, world) => {
    const standing = standingOf(world, me)
    if (!isOwnPartner(row, me) || verb === 'delete') return false
    return keepsUp(me, standing) || (verb === 'update' && row['id'] === keepsLocation(me, standing))
  },
  partner_people: (row, me, verb, world) => {
    const standing = standingOf(world, me)
    if (!isOwnPartner(row, me) || verb === 'delete') return false
    const place = keepsLocation(me, standing)
    const isLeader = Array.isArray(row['roles']) && row['roles'].some((role) => leading.includes(String(role)))
    return keepsUp(me, standing) || (verb === 'update' && place !== null && row['location_id'] === place && !isLeader)
  },
  advisor_grants: (row, me, verb) => verb !== 'delete' && isOwn(row, me) && administers(me),
  advisor_grant_licences: (row, me, verb) => verb !== 'update' && isOwn(row, me) && administers(me),
  advisor_drafts: isOwnDraft,
  advisor_draft_licences: (row, me, verb, world) => verb !== 'update' && isOfOwnDraft(row, me, world),
  missing_partners: (row, me, verb) => verb === 'insert' && isOwn(row, me) && administers(me),
}
