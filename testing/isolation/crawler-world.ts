import { createHash } from 'node:crypto'
import { licenceCodeFrom } from '../../values/ids.ts'
import { addCrawlerExports, exportIn } from './crawler-exports.ts'
import { namedPartner } from './oracle-operations.ts'
import { randomOf } from './random.ts'
import { type ContactRow, emptyRows, type OrganizationRow, type Rows, type World } from './world-rows.ts'

/** Two companies of the same shape, whose every text holds a word of their own, and one that has closed. */
export const canaries = { acme: 'aardvarkword', bolt: 'badgerword', gone: 'cobraword' } as const
export type Company = keyof typeof canaries

const random = randomOf('crawler')
const at = { before: '2026-11-01T12:00:00Z', now: '2026-11-16T09:00:00Z', after: '2026-11-17T08:00:00Z' }

/** Somebody who tries every operation. */
export type CrawlingActor = {
  name: string
  userId: string | null
  token: string | null
  sessionId: string
  memberOf: Company[]
}

/** What the crawler's calls are about in one company. */
export type Things = {
  number: string
  licenceId: string
  allocationId: string
  fileId: string
  contactId: string
  addressId: string
  /** A view of the licence list that a colleague keeps. */
  viewId: string
  /** A file that somebody asked for. */
  exportId: string
  /** What a restricted colleague asks the administrators for, and what somebody asks the vendor for. */
  accessRequestId: string
  missingPartnerId: string
  recoveryRequestId: string
  letterId: string
  /** A partner that was let in, and what a colleague began to choose. */
  advisorId: string
  draftId: string
}

/** A fixed world and everybody who tries the doors. */
export type CrawlerWorld = { world: World; actors: CrawlingActor[]; things: Record<Company, Things> }

type Membership = { at: Company; types: string[]; restricted?: boolean; status?: string }
type Staff = { roles: string[]; status?: string; viewing?: Membership }

/** The people of the matrix, by the names of its columns. */
const people: Record<string, { contacts?: Membership[]; staff?: Staff; session?: 'ended' }> = {
  'ended session': { contacts: [{ at: 'acme', types: ['administrator'] }], session: 'ended' },
  'person without company': {},
  administrator: { contacts: [{ at: 'acme', types: ['administrator'] }] },
  'restricted administrator': { contacts: [{ at: 'acme', types: ['administrator'], restricted: true }] },
  'ship-to': { contacts: [{ at: 'acme', types: ['ship-to'] }] },
  'restricted ship-to': { contacts: [{ at: 'acme', types: ['ship-to'], restricted: true }] },
  'bill-to': { contacts: [{ at: 'acme', types: ['bill-to'] }] },
  'restricted bill-to': { contacts: [{ at: 'acme', types: ['bill-to', 'sales'], restricted: true }] },
  'sales only': { contacts: [{ at: 'acme', types: ['sales'] }] },
  'inactive administrator': { contacts: [{ at: 'acme', types: ['administrator'], status: 'inactive' }] },
  'other company’s administrator': { contacts: [{ at: 'bolt', types: ['administrator'] }] },
  'ship-to here, administrator there': {
    contacts: [
      { at: 'acme', types: ['ship-to'] },
      { at: 'bolt', types: ['administrator'] },
    ],
  },
  'restricted here, administrator there': {
    contacts: [
      { at: 'acme', types: ['bill-to'], restricted: true },
      { at: 'bolt', types: ['administrator'] },
    ],
  },
  'inactive here, administrator there': {
    contacts: [
      { at: 'acme', types: ['administrator'], status: 'inactive' },
      { at: 'bolt', types: ['administrator'] },
    ],
  },
  'closed company’s administrator': { contacts: [{ at: 'gone', types: ['administrator'] }] },
  'licensing operator': { staff: { roles: ['licensing-operator'] } },
  'customer service': { staff: { roles: ['customer-service'] } },
  'catalogue manager': { staff: { roles: ['catalogue-manager'] } },
  'staff administrator': { staff: { roles: ['staff-administrator'] } },
  'staff without a role': { staff: { roles: [] } },
  'former staff': { staff: { roles: ['licensing-operator'], status: 'inactive' } },
  'customer service viewing an administrator': {
    staff: { roles: ['customer-service'], viewing: { at: 'acme', types: ['administrator'] } },
  },
  'licensing operator viewing a restricted ship-to': {
    staff: { roles: ['licensing-operator'], viewing: { at: 'acme', types: ['ship-to'], restricted: true } },
  },
  'staff and restricted contact': {
    contacts: [{ at: 'acme', types: ['ship-to'], restricted: true }],
    staff: { roles: ['licensing-operator'] },
  },
}

/** Builds the world anew, the same each time. */
export function crawlerWorld(): CrawlerWorld {
  const rows = emptyRows()
  const things = {
    acme: addCompany(rows, 'acme', '10000001'),
    bolt: addCompany(rows, 'bolt', '10000002'),
    gone: addCompany(rows, 'gone', '10000003'),
  }
  addPartner(rows, [things.acme, things.bolt])
  const visitor = { name: 'visitor', userId: null, token: null, sessionId: random.uuid(), memberOf: [] }
  const actors = Object.entries(people).map(([name, person]) => addActor(rows, name, person))
  addCrawlerExports(rows)
  for (const one of Object.values(things)) one.exportId = exportIn(rows, one.number)
  return { world: { seed: 'crawler', rows, signs: [] }, actors: [visitor, ...actors], things }
}

function addActor(rows: Rows, name: string, person: (typeof people)[string]): CrawlingActor {
  const id = random.uuid()
  const token = random.hex(16)
  const sessionId = random.uuid()
  const loginId = `crawler.${rows.users.length}`
  rows.users.push({ id, login_id: loginId, login_key: loginId, created_at: at.before })
  rows.sessions.push({
    id: sessionId,
    user_id: id,
    token_hash: `\\x${createHash('sha256').update(token).digest('hex')}`,
    created_at: at.before,
    last_seen_at: at.now,
    expires_at: at.after,
    idle_minutes: 60,
    address: '127.0.0.1',
    user_agent: 'crawler',
    ended_at: person.session === 'ended' ? at.now : null,
  })
  for (const membership of person.contacts ?? []) addContact(rows, membership, id)
  if (person.staff) addStaff(rows, person.staff, { userId: id, loginId, sessionId })
  const signedIn = person.session === 'ended' ? null : id
  const memberOf = (person.contacts ?? []).filter(({ status }) => status !== 'inactive').map((one) => one.at)
  return { name, userId: signedIn, token, sessionId, memberOf }
}

function addStaff(
  rows: Rows,
  { viewing, ...staff }: Staff,
  { userId, loginId, sessionId }: { userId: string; loginId: string; sessionId: string },
): void {
  rows.staff_members.push({
    id: random.uuid(),
    user_id: userId,
    first_name: 'Sam',
    last_name: 'Staff',
    email: `${loginId}@vendor.example`,
    status: 'active',
    created_at: at.before,
    ...staff,
  })
  if (!viewing) return
  const contact = addContact(rows, viewing, null)
  rows.view_as.push({
    organization_id: contact.organization_id,
    id: random.uuid(),
    contact_id: contact.id,
    session_id: sessionId,
    user_id: userId,
    reason: canaries[viewing.at],
    started_at: '2026-11-16T08:45:00Z',
    until: '2026-11-16T09:15:00Z',
    ended_at: null,
  })
}

function addContact(rows: Rows, membership: Membership, userId: string | null): ContactRow {
  const organization = rows.organizations.find((one) => one.legal_name.includes(canaries[membership.at]))
  const { at: company, ...rights } = membership
  const word = canaries[company]
  const contact: ContactRow = {
    organization_id: organization?.id ?? '',
    id: random.uuid(),
    user_id: userId,
    first_name: 'Ana',
    last_name: `Contact ${word}`,
    email: `${word}.${rows.contacts.length}@customer.example`,
    job_title: word,
    restricted: false,
    status: 'active',
    created_at: at.before,
    ...rights,
  }
  rows.contacts.push(contact)
  const own = { organization_id: contact.organization_id, contact_id: contact.id }
  rows.contact_words.push({ ...own, word })
  rows.saved_views.push({ ...own, id: random.uuid(), name: word, query: `q=${word}`, created_at: at.before })
  rows.advisor_drafts.push({ ...own, id: random.uuid(), country: 'ES', created_at: at.before, changed_at: at.before })
  rows.access_requests.push({ ...own, id: random.uuid(), note: word, status: 'open', asked_at: at.before })
  return contact
}

function addCompany(rows: Rows, company: Company, number: string): Things {
  const word = canaries[company]
  const organization: OrganizationRow = {
    id: random.uuid(),
    number,
    legal_name: `Company ${word}`,
    other_names: [word],
    country: 'ES',
    region: 'EMEA',
    status: company === 'gone' ? 'closed' : 'active',
    created_at: at.before,
  }
  rows.organizations.push(organization)
  const own = { organization_id: organization.id }
  const addressId = random.uuid()
  rows.addresses.push({ ...own, id: addressId, kind: 'mailing', lines: [word], city: word, country: 'ES' })
  rows.contracts.push({ ...own, number: word, programme: word, starts_on: '2026-01-01' })
  // Somebody to name to those who lack access, and somebody who can be changed without being the last of them.
  addContact(rows, { at: company, types: ['administrator'] }, null)
  const contact = addContact(rows, { at: company, types: ['administrator'] }, null)
  const asker = addContact(rows, { at: company, types: ['ship-to'], restricted: true }, null)
  const accessRequestId = rows.access_requests.find((one) => one.contact_id === asker.id)?.id ?? ''
  const recoveryRequestId = random.uuid()
  rows.recovery_requests.push({
    ...own,
    id: recoveryRequestId,
    contact_id: asker.id,
    contact_name: `Ana Contact ${word}`,
    contact_email: asker.email,
    evidence: word,
    status: 'waiting',
    asked_at: at.before,
    waits_until: '2026-11-04',
  })
  const letterId = random.uuid()
  rows.letters.push({
    ...own,
    id: letterId,
    contact_id: contact.id,
    kind: 'letter',
    language: 'en',
    recipient_name: word,
    recipient_email: contact.email,
    subject: word,
    body_text: word,
    body_html: word,
    created_at: at.before,
  })
  const viewId = rows.saved_views.find((one) => one.contact_id === contact.id)?.id ?? ''
  const draftId = rows.advisor_drafts.find((one) => one.contact_id === contact.id)?.id ?? ''
  const missingPartnerId = random.uuid()
  rows.missing_partners.push({
    ...own,
    id: missingPartnerId,
    contact_id: contact.id,
    name: word,
    country: 'ES',
    created_at: at.before,
  })
  const requests = { accessRequestId, recoveryRequestId, missingPartnerId }
  return {
    number,
    contactId: contact.id,
    addressId,
    viewId,
    exportId: '',
    ...requests,
    letterId,
    advisorId: random.uuid(),
    draftId,
    ...addLicence(rows, organization, word),
  }
}

/** A partner that these companies have let in. Its name is nobody's secret: customers find it. */
function addPartner(rows: Rows, customers: readonly Things[]): void {
  const [partner, location, person] = [random.uuid(), random.uuid(), random.uuid()]
  const facts = { country: 'ES', created_at: at.before }
  rows.organizations.push({
    ...facts,
    id: partner,
    number: namedPartner,
    legal_name: 'Partner',
    region: 'EMEA',
    status: 'active',
  })
  rows.contacts.push({
    organization_id: partner,
    id: person,
    user_id: null,
    first_name: 'Paz',
    last_name: 'Partner',
    email: 'paz@partner.example',
    types: ['sales'],
    restricted: false,
    status: 'active',
    created_at: at.before,
  })
  const own = { partner_id: partner }
  rows.partners.push({ ...own, number: namedPartner, name: 'Partner', status: 'active', created_at: at.before })
  rows.partner_locations.push({ ...own, ...facts, id: location, kind: 'headquarters', name: 'Main', city: 'Soria' })
  rows.partner_people.push({ ...own, contact_id: person, roles: ['sales'] })
  for (const { number, contactId, advisorId } of customers)
    rows.advisor_grants.push({
      ...own,
      organization_id: rows.organizations.find((one) => one.number === number)?.id ?? '',
      id: advisorId,
      location_id: location,
      contact_id: person,
      coverage: 'assigned',
      scopes: ['view'],
      starts_at: at.before,
      ends_on: '2027-11-01',
      time_zone: 'UTC',
      ends_at: '2027-11-02T00:00:00Z',
      term_days: 365,
      granted_by: contactId,
      granted_by_name: 'Ana Contact',
      granted_at: at.before,
      reviewed_at: at.before,
      changed_by_name: 'Ana Contact',
      changed_at: at.before,
    })
}

function addLicence(rows: Rows, organization: OrganizationRow, word: string) {
  const own = { organization_id: organization.id }
  const [licenceId, allocationId, fileId] = [random.uuid(), random.uuid(), random.uuid()]
  const code = licenceCodeFrom(Buffer.from(random.hex(64), 'hex'))
  rows.licences.push({
    ...own,
    id: licenceId,
    code,
    product_code: word.toUpperCase(),
    product_name: word,
    edition_code: 'STD',
    edition_name: word,
    model: 'concurrent',
    quantity: 10,
    allocated_quantity: 2,
    starts_on: '2026-01-01',
    maintenance_ends_on: '2026-12-15',
    partial_allocation: true,
    grace_hours: 72,
    overdraft_percent: 10,
    host_id_types: ['hostname'],
    sku_code: 'WS-STD',
    order_number: `SO-${word}`,
    order_line: 1,
    fulfilled_at: at.before,
    hidden_at: null,
    search_text: `${code.toLowerCase()} ${word}`,
  })
  rows.allocations.push({
    ...own,
    id: allocationId,
    licence_id: licenceId,
    host_id_type: 'hostname',
    host_id: `host-${word}`,
    host_id_key: `host-${word}`,
    label: word,
    quantity: 2,
    status: 'active',
    bound_at: at.before,
    created_at: at.before,
  })
  rows.licence_files.push({
    ...own,
    id: fileId,
    licence_id: licenceId,
    allocation_id: allocationId,
    comments: `# ${word}`,
    signing_input: `e30.${word}`,
    key_id: 'none',
    status_list: 900,
    status_index: rows.licence_files.length,
    content: `# ${word}\n`,
    signed_at: at.before,
    status: 'good',
    created_at: at.before,
  })
  rows.audit_events.push({
    ...own,
    id: random.uuid(),
    at: at.before,
    action: 'licence.allocated',
    actor_kind: 'contact',
    actor_user_id: null,
    actor_name: word,
    address: '127.0.0.1',
    request_id: word,
    subject_kind: 'licence',
    subject_id: licenceId,
    subject_label: word,
    licence_id: licenceId,
    reason: word,
  })
  return { licenceId, allocationId, fileId }
}
