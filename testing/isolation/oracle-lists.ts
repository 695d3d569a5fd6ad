import { isPersonOffered, seesPartnersColleague } from './oracle-advisors.ts'
import { type Acting, actingOf } from './oracle-answers.ts'
import { isMember, maySeeLicences } from './oracle-contacts.ts'
import type { Asked } from './oracle-decisions.ts'
import { isSeenByType } from './oracle-decisions.ts'
import { isByLink, mustShowByLink } from './oracle-links.ts'
import { whoMay } from './oracle-operations.ts'
import { partnerRenewalsSeen } from './oracle-partner-renewals.ts'
import { keptOfWorld, leads, partnersSee, standingOf } from './oracle-partners.ts'
import { isShown, mayRenew } from './oracle-renewals.ts'
import { customersFound, licencesFound, tasksOf } from './oracle-search.ts'
import type { ContactRow, Row, World, worldTables } from './world-rows.ts'

type Shown = Partial<Record<(typeof worldTables)[number], Row[]>>
type Within = Acting & { organizationId: string }

/** Lists and reads whose answer is decided whole: the rows that must appear, and no others of those tables. */
const complete: Record<string, (world: World, asked: Asked, acting: Within) => Shown> = {
  listLicences: visibleLicences,
  exportLicences: visibleLicences,
  listLicenceViews: (world, _asked, { contact }) => ({
    saved_views: world.rows.saved_views.filter((one) => one.contact_id === contact?.id),
  }),
  listExports: (world, asked, { organizationId }) => ({
    exports: own(world.rows.exports, organizationId).filter((one) => one.user_id === asked.userId),
  }),
  readExport: (world, asked) => ({ exports: world.rows.exports.filter((one) => one.id === asked.objectId) }),
  downloadExport: (world, asked) => ({
    export_pieces: world.rows.export_pieces.filter((one) => one.export_id === asked.objectId),
  }),
  listHosts: (world, _asked, { organizationId }) => ({ allocations: own(world.rows.allocations, organizationId) }),
  readLicence: (world, asked, { organizationId }) => ({
    allocations: own(world.rows.allocations, organizationId).filter((one) => one.licence_id === asked.objectId),
    licence_files: own(world.rows.licence_files, organizationId).filter((one) => one.licence_id === asked.objectId),
  }),
  listLicenceEvents: (world, asked) => ({
    audit_events: world.rows.audit_events.filter(
      (one) => one.licence_id === asked.objectId && one.organization_id !== null,
    ),
  }),
  listAccessRequests: (world, _asked, { organizationId }) => ({
    access_requests: own(world.rows.access_requests, organizationId).filter(
      (one) =>
        one.status === 'open' &&
        world.rows.contacts.some(
          (asker) => asker.id === one.contact_id && asker.restricted && isMember(asker) && asker.status === 'active',
        ),
    ),
  }),
  readAccessRequest: (world, asked) => ({
    access_requests: world.rows.access_requests.filter((one) => one['id'] === asked.objectId),
  }),
  readRecoveryRequest: (world, asked, { contact }) => ({
    recovery_requests: world.rows.recovery_requests.filter((one) => one['id'] === asked.objectId),
    recovery_objections: world.rows.recovery_objections.filter(
      (one) => one.recovery_request_id === asked.objectId && (contact === null || one.contact_id === contact.id),
    ),
  }),
  listContacts: visibleContacts,
  exportContacts: visibleContacts,
  readContact: (world, asked) => ({ contacts: world.rows.contacts.filter((one) => one.id === asked.objectId) }),
  readProfile: (_world, _asked, { contact }) => ({ contacts: contact ? [contact] : [] }),
  readOrganization: (world, _asked, { organizationId, contact }) => ({
    addresses: own(world.rows.addresses, organizationId),
    contracts: !contact || maySeeLicences(contact) ? own(world.rows.contracts, organizationId) : [],
  }),
  listAuditEvents: ownEvents,
  exportAuditEvents: ownEvents,
  // PAR-6, PAR-8.
  listAdvisors: (world, { given }, { organizationId }) => ({
    advisor_grants: own(world.rows.advisor_grants, organizationId).filter((one) => {
      const isOpen = one.ended_at === null && Date.parse(one.ends_at) > Date.parse('2026-11-16T09:00:00Z')
      return given['state'] === 'all' || isOpen === (given['state'] !== 'ended')
    }),
  }),
  readAdvisor: (world, asked) => {
    const grants = world.rows.advisor_grants.filter((one) => one.id === asked.objectId)
    return {
      advisor_grants: grants,
      contacts: world.rows.contacts.filter((one) => grants.some((grant) => grant.contact_id === one.id)),
    }
  },
  // REN-10, REN-19.
  listQuotes: (world, _asked, { organizationId, contact }) => ({
    quotes: own(world.rows.quotes, organizationId).filter((one) => contact === null || isShown(one)),
  }),
  listQuoteQuestions: (world, asked) => ({
    quote_questions: world.rows.quote_questions.filter((one) => one.quote_id === asked.objectId),
  }),
  listQuoteLinks: (world, asked) => ({
    quote_links: world.rows.quote_links.filter((one) => one.quote_id === asked.objectId),
  }),
  readQuote: (world, asked) => ({ quotes: world.rows.quotes.filter((one) => one.id === asked.objectId) }),
  listOrders: (world, _asked, { organizationId }) => ({ orders: own(world.rows.orders, organizationId) }),
  listReminders: (world, _asked, { organizationId }) => ({
    renewal_reminders: own(world.rows.renewal_reminders, organizationId),
  }),
  readOrder: (world, asked) => ({ orders: world.rows.orders.filter((one) => one.id === asked.objectId) }),
  // PAR-11: all of a customer's where all are asked for; what is held of a partner's.
  listPartnerCredits: (world, _asked, { organizationId }) => ({
    deal_credits: world.rows.deal_credits.filter((one) => one.partner_id === organizationId && one.ends_at === null),
  }),
  listDealCredits: (world, _asked, { organizationId }) => ({
    deal_credits: own(world.rows.deal_credits, organizationId).filter((one) => one.ends_at === null),
  }),
  listOwnCredits: (world, _asked, { contact }) => ({
    deal_credits: world.rows.deal_credits.filter(
      (one) =>
        one.ends_at === null &&
        contact !== null &&
        (partnerRenewalsSeen['deal_credits']?.(one, contact, world) ?? false),
    ),
  }),
  listLicenceAssignments: ownLicences,
  listDraftLicences: ownLicences,
  listAdvisorDrafts: (world, _asked, { contact }) => ({
    advisor_drafts: world.rows.advisor_drafts.filter((one) => one.contact_id === contact?.id),
  }),
  readAdvisorDraft: (world, asked) => ({
    advisor_drafts: world.rows.advisor_drafts.filter((one) => one.id === asked.objectId),
  }),
  findPartners: (world, { given }, { organizationId }) => ({
    organizations: world.rows.organizations.filter(
      ({ id }) =>
        id !== organizationId &&
        keptOfWorld(world).partner_listings.some(
          (one) =>
            one['partner_id'] === id && one['country'] === given['country'] && one['word'] === (given['q'] ?? ''),
        ),
    ),
  }),
  listPartnerContacts: (world, { otherNumber }) => ({
    contacts: world.rows.contacts.filter((one) => isPersonOffered(world, one, otherNumber)),
  }),
  // PAR-1, PAR-3.
  readPartner: (world, _asked, { organizationId }) => ({
    partner_locations: world.rows.partner_locations.filter(
      (one) => one.partner_id === organizationId && one['removed_at'] === null,
    ),
    contacts: own(world.rows.contacts, organizationId).filter(
      (one) => one.status === 'active' && leads(one, standingOf(world, one)),
    ),
  }),
  listPartnerPeople: (world, _asked, { organizationId, contact }) => ({
    contacts: own(world.rows.contacts, organizationId).filter(
      (one) => !contact || isSeenByType(one, contact) || seesPartnersColleague(one, contact, world),
    ),
  }),
  readPartnerPerson: (world, asked) => ({ contacts: world.rows.contacts.filter((one) => one.id === asked.objectId) }),
  // PAR-12, ACC-17.
  searchCustomers: (world, { given }, { contact }) => ({ organizations: customersFound(world, contact, given) }),
  listSharedLicences: (world, { given }, { contact }) => ({ licences: licencesFound(world, contact, given) }),
  listCustomerTasks: (world, _asked, { contact }) => ({ organizations: tasksOf(world, contact) }),
  readSharedLicence: (world, asked) => ({ licences: world.rows.licences.filter((one) => one.id === asked.objectId) }),
  readCustomer: (world, { otherNumber }, { contact }) => {
    const customer = world.rows.organizations.filter((one) => one.number === otherNumber)
    const isShown = (one: ContactRow): boolean =>
      customer.some(({ id }) => id === one.organization_id) &&
      contact !== null &&
      (partnersSee['contacts']?.(one, contact, world) ?? false)
    return { organizations: customer, contacts: world.rows.contacts.filter(isShown) }
  },
}

function own<T extends { organization_id: string | null }>(rows: readonly T[], organizationId: string): T[] {
  return rows.filter((one) => one.organization_id === organizationId)
}

function visibleLicences(world: World, _asked: Asked, { organizationId }: Within): Shown {
  return { licences: own(world.rows.licences, organizationId).filter((one) => one.hidden_at === null) }
}

/** PAR-6: what may be shared is all that there is, hidden from the company's own lists or not. */
function ownLicences(world: World, _asked: Asked, { organizationId }: Within): Shown {
  return { licences: own(world.rows.licences, organizationId) }
}

function visibleContacts(world: World, _asked: Asked, { organizationId, contact }: Within): Shown {
  return {
    contacts: own(world.rows.contacts, organizationId).filter((one) => !contact || isSeenByType(one, contact)),
  }
}

function ownEvents(world: World, _asked: Asked, { organizationId }: Within): Shown {
  return { audit_events: own(world.rows.audit_events, organizationId) }
}

/** What a search for one thing must find, by the kind of thing: nothing else of that table, and it only where it may be seen. */
export type Wanted = { table: 'licences' | 'contacts' | 'organizations' | 'quotes' | 'orders'; row: Row }

/** The rows that the answer to an allowed call must show, table by table; null where the requirements decide no list. */
export function mustShow(world: World, asked: Asked, wanted: Wanted | null): Shown | null {
  const { organizationId, ...acting } = actingOf(world, asked)
  if (isByLink(asked.operation)) return mustShowByLink(world, asked)
  if (wanted) {
    const isSeen = whoMay(asked.operation).who === 'vendor' || isFoundIn(world, wanted, { ...acting, organizationId })
    return { [wanted.table]: isSeen ? [wanted.row] : [] }
  }
  if (organizationId === null) return null
  return complete[asked.operation]?.(world, asked, { ...acting, organizationId }) ?? null
}

/** ACC-17: a search of one's own company finds what the company's pages show; a partner's people of no other type have none of people. */
function isFoundIn(world: World, { table, row }: Wanted, { contact, organizationId }: Acting): boolean {
  if (row['organization_id'] !== organizationId) return false
  if (contact === null) return true
  // REN-10, REN-19: what was never sent is met by nobody of the customer's.
  if (table === 'quotes' || table === 'orders') return mayRenew(contact) && (table === 'orders' || isShown(row))
  const person = world.rows.contacts.find((one) => table === 'contacts' && one.id === row['id'])
  return person ? isMember(contact) && isSeenByType(person, contact) : maySeeLicences(contact)
}
