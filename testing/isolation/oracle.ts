import {
  customersSee,
  customersWrite,
  invitesToPartner,
  isAdvisorsPerson,
  isPartnerManager,
  isToAdvisor,
  looksAfter,
  partnerTables,
  seesPartnersColleague,
} from './oracle-advisors.ts'
import { administers, maySeeLicences, seesPeople } from './oracle-contacts.ts'
import {
  partnerRenewalsSeen,
  partnerRenewalsWritten,
  resaleSeenByCustomers,
  resaleWrittenByCustomers,
} from './oracle-partner-renewals.ts'
import { partnersSee, partnersWrite, type Standing } from './oracle-partners.ts'
import { renewalsSeen, renewalsWritten, renewalTables, specialistOf } from './oracle-renewals.ts'
import type { ContactRow, Row, StaffRow, World } from './world-rows.ts'

/**
 * Who may see and change which rows, written from the requirements alone: it shares nothing with the portal, which is
 * compared with it. Slow and simple on purpose.
 */

/** The audiences of the database, each a role of its own. */
type Audience = 'visitor' | 'person' | 'customer' | 'partner' | 'staff' | 'worker'

/** With whose eyes the database is looked at. `role` is the audience; without a context nobody is anybody. */
export type Eyes =
  | { audience: 'visitor' }
  | { audience: 'person'; userId: string }
  | { audience: 'customer' | 'partner'; contact: ContactRow; standing?: Standing | null }
  | { audience: 'staff'; member: StaffRow }
  | { audience: 'worker' }
  | { audience: Audience; nobody: true }

/** ACC-6: those who are named to whoever lacks access. */
function couldHelp(row: Row): boolean {
  return (
    row['status'] === 'active' &&
    row['restricted'] === false &&
    Array.isArray(row['types']) &&
    row['types'].includes('administrator')
  )
}

/** What a customer's contact sees of a table; everything else is hidden from them. What belongs to partners is told apart. */
const customers: Record<string, (row: Row, me: ContactRow, world: World) => boolean> = {
  organizations: (row, me) => row['id'] === me.organization_id,
  addresses: (row, me) => row['organization_id'] === me.organization_id,
  contracts: ownLicensing,
  contacts: (row, me, world) =>
    (row['organization_id'] === me.organization_id && seesColleague(row, me, world)) ||
    isAdvisorsPerson(row, me, world),
  // Words to search by are of one's own company's people.
  contact_words: (row, me, world) => {
    const named = world.rows.contacts.find(
      (one) => one.organization_id === row['organization_id'] && one.id === row['contact_id'],
    )
    return named?.organization_id === me.organization_id && seesColleague(named, me, world)
  },
  // ACC-1: the representative and the specialist who look after the company, with phone and mail.
  staff_members: (row, me, world) => {
    const company = world.rows.organizations.find((one) => one.id === me.organization_id)
    return (
      company?.['sales_representative_id'] === row['id'] ||
      specialistOf(me.organization_id, world) === row['id'] ||
      isPartnerManager(row, me, world)
    )
  },
  invitations: (row, me, world) =>
    row['organization_id'] === me.organization_id && (seesPeople(me) || looksAfter(row['contact_id'], me, world)),
  // ACC-4: a new address that is still to be proven is its owner's alone.
  email_changes: (row, me) => row['organization_id'] === me.organization_id && row['contact_id'] === me.id,
  // ACC-6: what was asked of the administrators is theirs to see, and everybody's own is their own.
  access_requests: (row, me) =>
    row['organization_id'] === me.organization_id && (seesPeople(me) || row['contact_id'] === me.id),
  // ACC-9: everybody of the company may object, and so sees who asks; an objection is its maker's and the vendor's.
  recovery_requests: (row, me) => row['organization_id'] === me.organization_id,
  recovery_objections: (row, me) => row['organization_id'] === me.organization_id && row['contact_id'] === me.id,
  // ACC-18 for those who run the company; LIC-3 for a licence's own timeline.
  audit_events: (row, me) =>
    row['organization_id'] === me.organization_id &&
    (administers(me) || (row['licence_id'] !== null && maySeeLicences(me))),
  letters: (row, me) => row['organization_id'] === me.organization_id && row['contact_id'] === me.id,
  // LIC-3: a view of the list is its maker's alone.
  saved_views: (row, me) => ownLicensing(row, me) && row['contact_id'] === me.id,
  // UX-36: a file is its asker's alone, in the company in which they asked.
  exports: ownExport,
  export_pieces: (row, me, world) => ownExport(exportOf(row, world), me),
  licences: ownLicensing,
  allocations: ownLicensing,
  moves: ownLicensing,
  returns: ownLicensing,
  licence_files: ownLicensing,
  ...renewalsSeen,
  // REN-15: whom a company pays may be read by everybody who belongs to it.
  vendor_details: () => true,
  ...resaleSeenByCustomers,
  // REN-7: how the vendor shares its customers out is its own.
  territories: () => false,
  // PLT-3: what a key came to belongs to organization, user and operation.
  idempotency_keys: (row, me) => row['organization_id'] === me.organization_id && row['user_id'] === me.user_id,
  ...customersSee,
}

/** ACC-5, ACC-6, PAR-3: of one's own company. */
function seesColleague(row: Row, me: ContactRow, world: World): boolean {
  return seesPeople(me) || row['id'] === me.id || couldHelp(row) || seesPartnersColleague(row, me, world)
}

function ownExport(row: Row | undefined, me: ContactRow): boolean {
  return row?.['organization_id'] === me.organization_id && row['user_id'] === me.user_id
}

/** The file of which this is a piece. */
function exportOf(piece: Row, world: World): Row | undefined {
  return world.rows.exports.find((one) => one.id === piece['export_id'])
}

function ownLicensing(row: Row, me: ContactRow): boolean {
  return row['organization_id'] === me.organization_id && maySeeLicences(me)
}

/** What a sign-in sees of itself while it acts for nobody. */
const persons: Record<string, (row: Row, userId: string, world: World) => boolean> = {
  users: (row, userId) => row['id'] === userId,
  sessions: ofUser,
  password_links: ofUser,
  recovery_codes: ofUser,
  contacts: ofUser,
  partner_people: (row, userId, world) =>
    world.rows.contacts.some(
      (one) => one.user_id === userId && one.organization_id === row['partner_id'] && one.id === row['contact_id'],
    ),
  staff_members: ofUser,
  organizations: (row, userId, world) =>
    world.rows.contacts.some((one) => one.user_id === userId && one.organization_id === row['id']),
  // ACC-14: failed attempts are counted by hashes that name nobody.
  throttles: () => true,
}

function ofUser(row: Row, userId: string): boolean {
  return row['user_id'] === userId
}

/** Before anything is known of somebody, the portal looks up whatever signing in needs, and nothing that is for sale. */
const visitors = [
  'users',
  'organizations',
  'contacts',
  'staff_members',
  'sessions',
  'password_links',
  'recovery_codes',
  'invitations',
  'throttles',
  'demo_personas',
  // ACC-16: as whom a session of the staff looks is part of finding out who calls.
  'view_as',
  // ACC-5: somebody's roles at a partner decide whether they come in.
  'partners',
  'partner_people',
  // Spec 00: useful links and service notices stand on every page.
  'useful_links',
  'service_notices',
]

/** The vendor's people see everything of customers, and nothing of how anybody signs in. */
const hiddenFromStaff = [
  'sessions',
  'password_links',
  'recovery_codes',
  'email_changes',
  'saved_views',
  'throttles',
  'outbox',
  'demo_personas',
  'reminder_days',
]

/** What each of the vendor's people sees of their own only. */
const ownOfStaff = ['idempotency_keys', 'view_as', 'exports', 'export_pieces']
/** What is sold may be read by everybody who has signed in; how it came to be so, by the vendor alone. */
const catalogue = ['products', 'features', 'editions', 'product_versions', 'skus']

/** What the portal needs to do later what somebody caused. */
const workers = [
  'organizations',
  'contacts',
  'staff_members',
  'users',
  'sessions',
  'password_links',
  'invitations',
  'throttles',
  'letters',
  'audit_events',
  'idempotency_keys',
  'view_as',
  'outbox',
  'given_up_jobs',
  'demo_personas',
  'access_requests',
  'recovery_requests',
  'exports',
  'export_pieces',
  'licences',
  'allocations',
  'moves',
  'returns',
  'licence_files',
  ...catalogue,
  ...renewalTables,
  ...Object.keys(resaleSeenByCustomers),
  ...partnerTables,
]

/** Every table that the oracle has been told of. */
const known = new Set([
  ...Object.keys(customers),
  ...Object.keys(persons),
  ...visitors,
  ...hiddenFromStaff,
  ...workers,
  ...partnerTables,
  'organization_words',
  'product_revisions',
  'help_ratings',
])

/** Whether somebody has said who may see this table's rows. */
export function isClassified(table: string): boolean {
  return known.has(table)
}

/** Whether these eyes see this row of this table. */
export function sees(eyes: Eyes, table: string, row: Row, world: World): boolean {
  if ('nobody' in eyes) return catalogue.includes(table) && (eyes.audience === 'customer' || eyes.audience === 'worker')
  if (eyes.audience === 'customer')
    return catalogue.includes(table) || (customers[table]?.(row, eyes.contact, world) ?? false)
  if (eyes.audience === 'partner')
    return { ...partnersSee, ...partnerRenewalsSeen }[table]?.(row, eyes.contact, world) ?? false
  if (eyes.audience === 'person') return persons[table]?.(row, eyes.userId, world) ?? false
  if (eyes.audience === 'worker') return workers.includes(table)
  if (eyes.audience === 'staff') {
    const owned = table === 'export_pieces' ? exportOf(row, world) : row
    return ownOfStaff.includes(table) ? owned?.['user_id'] === eyes.member.user_id : !hiddenFromStaff.includes(table)
  }
  return visitors.includes(table)
}

type Verb = 'insert' | 'update' | 'delete'

/** ACC-1 to ACC-9, LIC-4 to LIC-12: what a customer's contact may write at most. All else must fail or change nothing. */
const written: Record<string, (row: Row, me: ContactRow, verb: Verb, world: World) => boolean> = {
  organizations: (row, me, verb) => verb === 'update' && row['id'] === me.organization_id && administers(me),
  addresses: (row, me) => isOwn(row, me) && administers(me),
  contacts: (row, me, verb) =>
    isOwn(row, me) &&
    verb !== 'delete' &&
    (administers(me) || (verb === 'update' && row['id'] === me.id && maySeeLicences(me))),
  contact_words: (row, me) =>
    isOwn(row, me) && (administers(me) || (row['contact_id'] === me.id && maySeeLicences(me))),
  invitations: (row, me, verb, world) =>
    isOwn(row, me) && verb !== 'delete' && (administers(me) || invitesToPartner(row['contact_id'], me, world)),
  email_changes: (row, me, verb) =>
    isOwn(row, me) && verb !== 'delete' && row['contact_id'] === me.id && maySeeLicences(me),
  access_requests: (row, me, verb) =>
    verb !== 'delete' &&
    isOwn(row, me) &&
    row['status'] === 'open' &&
    (row['contact_id'] === me.id || (verb === 'update' && administers(me))),
  recovery_requests: (row, me, verb) =>
    verb !== 'delete' && isOwn(row, me) && row['status'] === 'waiting' && row['contact_id'] === me.id,
  recovery_objections: (row, me, verb) => verb !== 'delete' && isOwn(row, me) && row['contact_id'] === me.id,
  saved_views: (row, me, verb) =>
    verb !== 'update' && isOwn(row, me) && row['contact_id'] === me.id && maySeeLicences(me),
  exports: (row, me, verb) => verb !== 'delete' && ownExport(row, me),
  export_pieces: (row, me, verb, world) => verb === 'delete' && ownExport(exportOf(row, world), me),
  audit_events: (row, me, verb) => verb === 'insert' && isOwn(row, me) && row['actor_user_id'] === me.user_id,
  letters: (row, me, verb, world) => verb === 'insert' && (isOwn(row, me) || isToAdvisor(row, me, world)),
  licences: (row, me, verb) => verb === 'update' && isOwn(row, me) && maySeeLicences(me),
  allocations: (row, me, verb) => verb !== 'delete' && isOwn(row, me) && maySeeLicences(me),
  moves: (row, me, verb) => verb === 'insert' && isOwn(row, me) && maySeeLicences(me),
  returns: (row, me, verb) => verb !== 'delete' && isOwn(row, me) && maySeeLicences(me),
  licence_files: (row, me, verb) => verb !== 'delete' && isOwn(row, me) && maySeeLicences(me),
  ...renewalsWritten,
  ...resaleWrittenByCustomers,
  idempotency_keys: (row, me, verb) => verb !== 'delete' && isOwn(row, me) && row['user_id'] === me.user_id,
  ...customersWrite,
}

function isOwn(row: Row, me: ContactRow): boolean {
  return row['organization_id'] === me.organization_id
}

/** Whether these eyes may write this row at all; asked of customers, of partners and of people who act for nobody. */
export function mayWrite(eyes: Eyes, table: string, row: Row, verb: Verb, world: World): boolean {
  if ('nobody' in eyes) return false
  if (eyes.audience === 'customer') return written[table]?.(row, eyes.contact, verb, world) ?? false
  if (eyes.audience === 'partner')
    return { ...partnersWrite, ...partnerRenewalsWritten }[table]?.(row, eyes.contact, verb, world) ?? false
  if (eyes.audience !== 'person') return true
  if (table === 'users') return verb === 'update' && row['id'] === eyes.userId
  if (table === 'audit_events') return verb === 'insert' && row['actor_user_id'] === eyes.userId
  if (table === 'contacts') return verb === 'update' && row['user_id'] === eyes.userId
  // A person's letters go to an address, not to anybody's row.
  if (table === 'letters') return verb === 'insert'
  return ['sessions', 'password_links', 'recovery_codes'].includes(table) && ofUser(row, eyes.userId)
}
