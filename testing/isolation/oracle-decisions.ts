import { endpointOf, isOperationName } from '../../contract/all.ts'
import { isKnownPartner, seesPartnersColleague } from './oracle-advisors.ts'
import { administers, isMember, maySeeLicences, maySignIn, seesPeople } from './oracle-contacts.ts'
import { type ObjectTable, whoMay } from './oracle-operations.ts'
import { isOwnPartnerQuote, mayQuote, quotableFor } from './oracle-partner-renewals.ts'
import { grantsFor, keepsLocation, keepsUp, sharedBy, standingOf, worksForCustomers } from './oracle-partners.ts'
import { isShown, quoteOf } from './oracle-renewals.ts'
import type { ContactRow, OrganizationRow, World } from './world-rows.ts'

/** What must become of a call. `nowhere`: signed in, but for no company and not of the vendor's people. */
export type Decision = 'allowed' | 'denied' | 'hidden' | 'nowhere' | 'not signed in'

/** Who calls and about what. `objectId` null: the operation is about no single object. */
export type Asked = {
  userId: string | null
  sessionId: string | null
  operation: string
  number: string | null
  objectId: string | null
  table: ObjectTable | null
  /** The other company that the call names: a customer, a partner. */
  otherNumber: string | null
  given: Record<string, unknown>
}

/** The contact that somebody acts as under this organization's number (ACC-15), if they may. */
export function actingContact(world: World, userId: string | null, number: string | null): ContactRow | null {
  const company = world.rows.organizations.find((one) => one.number === number && one.status === 'active')
  const found = world.rows.contacts.find((one) => one.organization_id === company?.id && one.user_id === userId)
  return userId !== null && company && found && maySignIn(found, standingOf(world, found)) ? found : null
}

/** Whether somebody is one of the vendor's people now. */
export function staffRow(world: World, userId: string | null) {
  return world.rows.staff_members.find((one) => one.user_id === userId && one.status === 'active') ?? null
}

/** The moment at which worlds are asked. */
const now = '2026-11-16T09:00:00Z'

/** ACC-16: the contact as whom a session of the staff looks at this organization now, if it does. */
export function viewedContact(
  world: World,
  { userId, sessionId }: Pick<Asked, 'userId' | 'sessionId'>,
  number: string | null,
): ContactRow | null {
  const roles = staffRow(world, userId)?.roles ?? []
  const company = world.rows.organizations.find((one) => one.number === number && one.status === 'active')
  const view = world.rows.view_as.find(
    (one) =>
      one.organization_id === company?.id &&
      one.session_id === sessionId &&
      one.user_id === userId &&
      one.ended_at === null &&
      one.until > now,
  )
  const found = view && world.rows.contacts.find((one) => one.id === view.contact_id)
  const mayLook = roles.includes('customer-service') || roles.includes('licensing-operator')
  return found && mayLook && maySignIn(found, standingOf(world, found)) ? found : null
}

/** The contact whose rights a call has: the one looked as, else the caller themselves. */
export function contactFor(
  world: World,
  asked: Pick<Asked, 'userId' | 'sessionId'>,
  number: string | null,
): ContactRow | null {
  return viewedContact(world, asked, number) ?? actingContact(world, asked.userId, number)
}

/** ACC-16: what may not be done while looking as a contact: changing something, and taking a file away. */
function isMoreThanLooking(operation: string): boolean {
  if (!isOperationName(operation)) return true
  const { method, produces } = endpointOf(operation)
  return method !== 'GET' || produces !== undefined
}

/** What must become of this call (ACC-5, ACC-6, ACC-7, PAR-3). */
export function decide(world: World, asked: Asked): Decision {
  const rule = whoMay(asked.operation)
  if (rule.who === 'anybody') return 'allowed'
  if (asked.userId === null) return 'not signed in'
  if (rule.who === 'sign-in') return decideOwn(world, asked)
  const staff = staffRow(world, asked.userId)
  const roles = rule.who === 'customers' ? [] : rule.staff
  const hasRole = staff?.roles.some((role) => roles.includes(role)) ?? false
  if (rule.who === 'vendor') return hasRole ? decideForVendor(world, asked) : 'denied'
  if (viewedContact(world, asked, asked.number) && isMoreThanLooking(asked.operation)) return 'denied'
  const contact = contactFor(world, asked, asked.number)
  if (!contact && !staff)
    return world.rows.organizations.some((one) => actingContact(world, asked.userId, one.number)) ? 'hidden' : 'nowhere'
  const organization = world.rows.organizations.find((one) => one.number === asked.number)
  if (!organization) return 'hidden'
  if (rule.who === 'customers') {
    if (!contact) return 'denied'
    return rule.quotes ? decideForQuoting(world, asked, contact) : decideForCustomers(world, asked, contact)
  }
  if (!(contact ? rule.contacts(contact, standingOf(world, contact)) : hasRole)) return 'denied'
  if (rule.isPartners) {
    if (!world.rows.partners.some((one) => one.partner_id === organization.id)) return 'denied'
    return decideInPartner(world, asked, organization, contact)
  }
  if (asked.operation === 'listPartnerContacts')
    return isKnownPartner(world, asked.otherNumber, organization.id) ? 'allowed' : 'hidden'
  if (asked.table !== null && !isThere(world, asked, organization.id, contact)) return 'hidden'
  const list = listOf(world, asked)
  return list !== null && contact && !mayReadList(list, contact) ? 'denied' : 'allowed'
}

/** UX-36: of which list a file is that is asked for, or handed out. */
function listOf(world: World, { operation, objectId, given }: Asked): string | null {
  if (operation === 'requestExport') return String(given['kind'])
  if (operation !== 'downloadExport') return null
  return world.rows.exports.find((one) => one.id === objectId)?.kind ?? null
}

/** UX-36: whether a contact may read the list of which a file is. The vendor's people read them all. */
function mayReadList(list: string, contact: ContactRow): boolean {
  if (list === 'licences') return maySeeLicences(contact)
  return list === 'audit-events' ? administers(contact) : isMember(contact)
}

/** What the vendor's people ask of an object of some organization: both must be there. */
function decideForVendor(world: World, asked: Asked): Decision {
  if (asked.table === null || asked.number === null) return 'allowed'
  const organization = world.rows.organizations.find((one) => one.number === asked.number)
  return organization && isThere(world, asked, organization.id, null) ? 'allowed' : 'hidden'
}

function decideOwn(world: World, { userId, objectId, table }: Asked): Decision {
  if (table === null) return 'allowed'
  const own = world.rows.sessions.find((one) => one.id === objectId && one.user_id === userId)
  return own ? 'allowed' : 'hidden'
}

/** PAR-12, PAR-14: a customer that is unknown and one that has not let the partner in read the same. */
function decideForCustomers(world: World, { otherNumber, objectId, given }: Asked, contact: ContactRow): Decision {
  if (!worksForCustomers(contact, standingOf(world, contact))) return 'denied'
  const number = otherNumber ?? given['customer'] ?? ''
  if (number === '') return 'allowed'
  const customer = world.rows.organizations.find((one) => one.number === number)
  const grant = grantsFor(contact, world).find((one) => one.organization_id === customer?.id)
  if (!grant) return 'hidden'
  return objectId === null || sharedBy(grant, world.rows).some((one) => one.id === objectId) ? 'allowed' : 'hidden'
}

/** PAR-14, REN-6: who may see a customer and not quote for it is told so; others, and other partners' quotes, do not exist. */
function decideForQuoting(world: World, asked: Asked, contact: ContactRow): Decision {
  if (!mayQuote(contact, world)) return 'denied'
  const { otherNumber, objectId, given, operation } = asked
  const [first] = Array.isArray(given['customerNumber']) ? given['customerNumber'] : []
  const seen = decideForCustomers(
    world,
    { ...asked, otherNumber: otherNumber ?? first ?? null, objectId: null },
    contact,
  )
  if (seen !== 'allowed' || otherNumber === null || operation === 'quoteCustomers') return seen
  const customer = world.rows.organizations.find((one) => one.number === otherNumber)
  if (!quotableFor(contact, world).some((one) => one.organization_id === customer?.id)) return 'denied'
  if (objectId === null) return 'allowed'
  const quote = world.rows.quotes.find((one) => one.organization_id === customer?.id && one.id === objectId)
  return isOwnPartnerQuote(quote, contact, world) ? 'allowed' : 'hidden'
}

/** PAR-3: of a partner's own people and places; a location administrator changes those of the location, and leaders' never. */
function decideInPartner(world: World, asked: Asked, { id }: OrganizationRow, contact: ContactRow | null): Decision {
  const { objectId, table, operation, given } = asked
  const standing = contact && standingOf(world, contact)
  const ownPlace = contact && !keepsUp(contact, standing) ? keepsLocation(contact, standing) : null
  if (table === 'partner_locations') {
    const place = world.rows.partner_locations.find((one) => one.partner_id === id && one.id === objectId)
    if (!place || place['removed_at'] !== null) return 'hidden'
    return ownPlace !== null && place.id !== ownPlace ? 'denied' : 'allowed'
  }
  if (table !== 'contacts') return 'allowed'
  const colleague = world.rows.contacts.find((one) => one.organization_id === id && one.id === objectId)
  const isSeen =
    contact === null ||
    (colleague !== undefined && (isSeenByType(colleague, contact) || seesPartnersColleague(colleague, contact, world)))
  if (!colleague || !isSeen) return 'hidden'
  if (operation !== 'savePartnerRoles' || ownPlace === null) return 'allowed'
  const person = world.rows.partner_people.find((one) => one.partner_id === id && one.contact_id === objectId)
  // Of whom nothing was ever said there is another version than any that one could have read.
  if (!person) return 'allowed'
  // A place that the partner does not have, or gave up, is said at its field.
  const place = world.rows.partner_locations.find((one) => one.partner_id === id && one.id === given['locationId'])
  if (!place || place['removed_at'] !== null) return 'allowed'
  const leading = ['organization-administrator', 'business-executive']
  const isOwn = person.location_id === ownPlace && !person.roles.some((role) => leading.includes(role))
  return isOwn && given['locationId'] === ownPlace ? 'allowed' : 'denied'
}

/** ACC-5, ACC-6: whom of the own company somebody sees by their type, and those who can help. */
export function isSeenByType(row: ContactRow, me: ContactRow): boolean {
  return seesPeople(me) || row.id === me.id || (row.status === 'active' && administers(row))
}

/** Whether the object is one of the organization's, and one that this contact may see. */
function isThere(world: World, asked: Asked, organizationId: string, contact: ContactRow | null): boolean {
  const { table, operation, objectId } = asked
  if (table === null || table === 'sessions' || table === 'partner_locations') return false
  const found = world.rows[table].find((one) => one.organization_id === organizationId && one['id'] === objectId)
  if (!found) return false
  // REN-10: what is being prepared for a customer is not there for it, nor are its links and questions.
  const quote = table === 'quote_links' || table === 'quote_questions' ? quoteOf(found, world) : found
  if (table.startsWith('quote') && contact !== null && !(quote && isShown(quote))) return false
  if (table === 'exports') return found['user_id'] === asked.userId
  const isKept = table === 'saved_views' || table === 'advisor_drafts' || operation === 'withdrawAccessRequest'
  if (isKept) return contact !== null && found['contact_id'] === contact.id
  const colleague = table === 'contacts' && world.rows.contacts.find((one) => one.id === objectId)
  return !colleague || contact === null || isSeenByType(colleague, contact)
}
