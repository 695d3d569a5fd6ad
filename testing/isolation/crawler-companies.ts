import { licenceCodeFrom } from '../../values/ids.ts'
import { addLink, addQuestion } from './desk-rows.ts'
import { randomOf } from './random.ts'
import { addMembership, addOrder, addQuote, addReminder } from './renewal-rows.ts'
import type { ContactRow, OrganizationRow, Rows } from './world-rows.ts'

/**
 * The companies of the crawler's world, each with a word of its own in all its texts. The first three are customers, the last
 * of them closed; the others are partners, whose names are nobody's secret and hold no such word.
 */
export const canaries = {
  acme: 'aardvarkword',
  bolt: 'badgerword',
  gone: 'cobraword',
  dove: 'doveword',
  emu: 'emuword',
  fawn: 'fawnword',
  goat: 'goatword',
  hare: 'hareword',
  ibis: 'ibisword',
  jackal: 'jackalword',
  koala: 'koalaword',
  lemur: 'lemurword',
  moose: 'mooseword',
  newt: 'newtword',
} as const
export type Company = keyof typeof canaries
export const companies: readonly Company[] = [
  ...(['acme', 'bolt', 'gone', 'dove', 'emu', 'fawn', 'goat'] as const),
  ...(['hare', 'ibis', 'jackal', 'koala', 'lemur', 'moose', 'newt'] as const),
]
const customers: readonly Company[] = ['acme', 'bolt', 'gone']

/** The word of a licence of the first company that it shares with nobody. */
export const unsharedWord = 'ocelotword'

const random = randomOf('crawler companies')
const at = { before: '2026-11-01T12:00:00Z' }

/** What the crawler's calls are about in one company. */
export type Things = {
  organizationId: string
  number: string
  licenceId: string
  allocationId: string
  fileId: string
  contactId: string
  addressId: string
  /** A view of the licence list that a colleague keeps. */
  viewId: string
  /** What a restricted colleague asks the administrators for, and what somebody asks the vendor for. */
  accessRequestId: string
  recoveryRequestId: string
  letterId: string
  /** A partner that was let in, and what a colleague began to choose. */
  advisorId: string
  draftId: string
  /** A file that somebody asked for. */
  exportId: string
  missingPartnerId: string
  /** What was saved, and what was ordered. */
  quoteId: string
  orderId: string
  questionId: string
  linkId: string
  /** What a partner quoted for it, and asked it for. */
  partnerQuoteId: string
  licenceRequestId: string
  /** A partner's headquarters. */
  locationId: string
}

/** What somebody is in a company; with roles, at a partner. */
export type Membership = {
  at: Company
  types: string[]
  restricted?: boolean
  status?: string
  roles?: string[]
  locationId?: string
}

/** The number of a company, which is also the place of its word. */
export function numberOf(company: Company): string {
  return String(10_000_001 + companies.indexOf(company))
}

/** Adds somebody to a company. Those who have roles at a partner are known to its customers, and hold no word of it. */
export function addContact(rows: Rows, membership: Membership, userId: string | null): ContactRow {
  const { at: company, roles, locationId = null, ...rights } = membership
  const organization = rows.organizations.find((one) => one.number === numberOf(company))
  const word = canaries[company]
  const named = roles ? 'person' : word
  const contact: ContactRow = {
    organization_id: organization?.id ?? '',
    id: random.uuid(),
    user_id: userId,
    first_name: 'Ana',
    last_name: `Contact ${named}`,
    email: `${named}.${rows.contacts.length}@customer.example`,
    job_title: named,
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
  if (roles)
    rows.partner_people.push({
      partner_id: contact.organization_id,
      contact_id: contact.id,
      roles,
      location_id: locationId,
      listed: true,
    })
  return contact
}

/** Adds a company with one of everything. */
export function addCompany(rows: Rows, company: Company): Things {
  const word = canaries[company]
  const number = numberOf(company)
  const organization: OrganizationRow = {
    id: random.uuid(),
    number,
    legal_name: customers.includes(company) ? `Company ${word}` : `Partner ${company}`,
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
  const licence = addLicence(rows, organization.id, word)
  return {
    organizationId: organization.id,
    number,
    contactId: contact.id,
    addressId,
    viewId,
    exportId: '',
    ...requests,
    letterId,
    advisorId: random.uuid(),
    locationId: random.uuid(),
    partnerQuoteId: random.uuid(),
    licenceRequestId: random.uuid(),
    draftId,
    ...licence,
    ...addRenewals(rows, licence.licenceId, contact.id, word),
  }
}

/** Adds a licence with an allocation, its file and an entry in the trail. */
export function addLicence(rows: Rows, organizationId: string, word: string) {
  const own = { organization_id: organizationId }
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

/** Adds what covers the licence, a quote that can be ordered, and one that was. */
function addRenewals(
  rows: Rows,
  licenceId: string,
  contactId: string,
  word: string,
): Pick<Things, 'quoteId' | 'orderId' | 'questionId' | 'linkId'> {
  const licence = rows.licences.find((one) => one.id === licenceId)
  const membershipId = licence ? addMembership(rows, licence) : null
  if (!licence || membershipId === null) throw new Error('nothing covers the licence')
  const facts = { validUntil: '2026-11-30', madeBy: word, label: word, product: word, membershipId }
  const digits = (): string => String(10_000_000 + rows.quotes.length)
  addReminder(rows, licence, { contactId: random.uuid(), name: word, setBy: null })
  const open = addQuote(rows, licence, { ...facts, id: random.uuid(), digits: digits(), status: 'draft' })
  const accepted = addQuote(rows, licence, { ...facts, id: random.uuid(), digits: digits(), status: 'accepted' })
  const question = addQuestion(rows, open, { id: random.uuid(), contactId, text: word })
  const link = addLink(rows, open, { id: random.uuid(), madeBy: word })
  const order = addOrder(rows, accepted, random.uuid())
  return { quoteId: open.id, orderId: order.id, questionId: question.id, linkId: link.id }
}
