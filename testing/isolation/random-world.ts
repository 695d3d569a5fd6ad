import { createHash } from 'node:crypto'
import { licenceCodeFrom } from '../../values/ids.ts'
import { type Random, randomOf } from './random.ts'
import { addExports } from './random-exports.ts'
import { addLicences } from './random-licences.ts'
import { addPartners } from './random-partners.ts'
import { type ContactRow, emptyRows, type OrganizationRow, type Rows, type Sign, type World } from './world-rows.ts'

/** What the makers of a world share. */
export type Making = {
  random: Random
  rows: Rows
  signs: Sign[]
  /** Text with a word that occurs in no other row of any world, so that whoever shows it is found out. */
  marked(text: string): string
  /** Such a word alone. */
  mark(): string
  place: number
  keyId: string
  at: typeof at
}

/** Moments around the one at which tests begin. */
const at = {
  now: '2026-11-16T09:00:00Z',
  /** The very next moment. */
  next: '2026-11-16T09:00:00.001Z',
  earlier: '2026-11-01T12:00:00Z',
  longAgo: '2026-02-01T12:00:00Z',
  later: '2026-11-17T08:00:00Z',
  muchLater: '2027-11-17T08:00:00Z',
} as const

const contactTypes = ['administrator', 'ship-to', 'bill-to', 'sales'] as const
const staffRoles = [
  'licensing-operator',
  'customer-service',
  'catalogue-manager',
  'renewals-specialist',
  'staff-administrator',
] as const

/** Who may agree to discounts: of a chance of their own, as more roles to pick from would change every world. */
function approving(staffId: string): string[] {
  return randomOf(`approving ${staffId}`).some(['renewals-manager', 'finance-manager'], 0.15)
}

/**
 * A world from a seed: 2 to 5 organizations with contacts of every kind, people who belong to several, staff, licences and
 * all that hangs on them, and some of them partners of the others. `place` keeps it apart from the other worlds of the database, whatever their seeds.
 */
export function randomWorld(seed: string, place: number, keyId: string): World {
  let marks = 0
  const mark = (): string => {
    marks += 1
    return `qz${place.toString(36)}y${marks.toString(36)}x`
  }
  const making: Making = {
    random: randomOf(seed),
    rows: emptyRows(),
    signs: [],
    mark,
    marked: (text) => `${text} ${mark()}`,
    place,
    keyId,
    at,
  }
  const count = making.random.int(2, 5)
  const users = times(making.random.int(3, 7)).map(() => addUser(making))
  for (const user of making.random.some(users.slice(1), 0.35)) addStaff(making, user)
  for (const index of times(count)) addOrganization(making, index, users)
  addExports(making)
  for (const { user_id } of making.rows.staff_members) addViewAs(making, user_id)
  addPartners(making)
  return { seed, rows: making.rows, signs: making.signs }
}

/**
 * One of the staff's looks at the portal as a contact (ACC-16): under way, left, or run out; of any of their sessions, so that
 * the others can be seen to know nothing of it.
 */
function addViewAs({ random, rows, marked }: Making, userId: string): void {
  const sessions = rows.sessions.filter((one) => one.user_id === userId)
  if (rows.contacts.length === 0 || sessions.length === 0 || random.chance(0.2)) return
  const contact = random.pick(rows.contacts)
  const [started, until] = random.chance(0.7)
    ? ['2026-11-16T08:45:00Z', '2026-11-16T09:15:00Z']
    : ['2026-11-16T08:15:00Z', '2026-11-16T08:45:00Z']
  rows.view_as.push({
    organization_id: contact.organization_id,
    id: random.uuid(),
    contact_id: contact.id,
    session_id: random.pick(sessions).id,
    user_id: userId,
    reason: marked('Reason'),
    started_at: started,
    until,
    ended_at: random.chance(0.75) ? null : '2026-11-16T08:40:00Z',
  })
}

/** 0, 1, 2, … so many of them. */
export function times(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** A licence code of the world's own randomness. */
export function codeOf(random: Random): string {
  return licenceCodeFrom(Buffer.from(random.hex(64), 'hex'))
}

function addUser({ random, rows, signs, mark }: Making): string {
  const id = random.uuid()
  const loginId = `user.${mark()}`
  rows.users.push({ id, login_id: loginId, login_key: loginId, created_at: at.longAgo })
  for (const [good, times] of [
    [true, { last_seen_at: at.now, expires_at: at.later, ended_at: null }],
    [false, { last_seen_at: at.now, expires_at: at.later, ended_at: at.now }],
    [false, { last_seen_at: at.now, expires_at: at.earlier, ended_at: null }],
    [false, { last_seen_at: at.earlier, expires_at: at.later, ended_at: null }],
  ] as const) {
    if (!good && random.chance(0.6)) continue
    const token = random.hex(16)
    const sessionId = random.uuid()
    signs.push({ token, sessionId, userId: id, good })
    rows.sessions.push({
      id: sessionId,
      user_id: id,
      token_hash: `\\x${createHash('sha256').update(token).digest('hex')}`,
      created_at: at.earlier,
      idle_minutes: 60,
      address: '127.0.0.1',
      user_agent: mark(),
      ...times,
    })
  }
  if (random.chance(0.3))
    rows.password_links.push({ ...linkOf(random), id: random.uuid(), user_id: id, expires_at: at.later })
  if (random.chance(0.3)) rows.recovery_codes.push({ user_id: id, code_hash: `\\x${random.hex(32)}` })
  return id
}

const linkOf = (random: Random) => ({ token_hash: `\\x${random.hex(32)}`, created_at: at.earlier })

function addStaff({ random, rows, mark, marked }: Making, userId: string): void {
  rows.staff_members.push({
    id: random.uuid(),
    user_id: userId,
    first_name: 'Sam',
    last_name: marked('Staff'),
    email: `${mark()}@vendor.example`,
    roles: [...(random.chance(0.7) ? [random.pick(staffRoles)] : random.some(staffRoles, 0.5)), ...approving(userId)],
    status: random.chance(0.85) ? 'active' : 'inactive',
    created_at: at.longAgo,
  })
}

function addOrganization(making: Making, index: number, users: readonly string[]): void {
  const { random, rows, marked, mark, place } = making
  const staff = rows.staff_members.map((one) => one.id)
  const name = marked('Company')
  const organization: OrganizationRow = {
    id: random.uuid(),
    number: String(10_000_000 + place * 8 + index),
    legal_name: name,
    other_names: [marked('Other')],
    country: random.pick(['ES', 'ES', 'MX']),
    state: `Region ${place} ${index}`,
    region: 'EMEA',
    status: random.chance(0.9) ? 'active' : 'closed',
    phone: '+34600000000',
    sales_representative_id: staff.length > 0 && random.chance(0.5) ? random.pick(staff) : null,
    renewals_specialist_id: staff.length > 0 && random.chance(0.3) ? random.pick(staff) : null,
    created_at: at.longAgo,
  }
  rows.organizations.push(organization)
  // REN-7: of a chance of its own, as what came later; a state of its own, as all worlds share the map.
  const territory = randomOf(`territory of ${organization.id}`)
  if (staff.length > 0 && territory.chance(0.5))
    rows.territories.push({
      ...{
        country: String(organization['country']),
        state: ` REGION ${place} ${index}`,
        state_key: `region ${place} ${index}`,
      },
      ...{ specialist_id: territory.pick(staff), assigned_at: at.earlier, assigned_by: 'Marta' },
    })
  const own = { organization_id: organization.id }
  rows.organization_words.push({ ...own, word: mark() })
  for (const _ of times(random.int(0, 2)))
    rows.addresses.push({
      ...own,
      id: random.uuid(),
      kind: 'mailing',
      lines: [marked('Street')],
      city: 'Soria',
      country: 'ES',
    })
  if (random.chance(0.6)) rows.contracts.push({ ...own, number: mark(), programme: 'Open', starts_on: '2026-01-01' })
  const contacts = addContacts(making, organization, users)
  addRequests(making, organization, contacts)
  addLicences(making, organization)
  addTrail(making, organization, contacts)
}

function addContacts(making: Making, organization: OrganizationRow, users: readonly string[]): ContactRow[] {
  const { random, rows, mark, marked } = making
  const signIns = [...random.some(users, 0.45), ...times(random.int(0, 1)).map(() => null)]
  return signIns.map((userId) => {
    const contact: ContactRow = {
      organization_id: organization.id,
      id: random.uuid(),
      user_id: userId,
      first_name: 'Ana',
      last_name: marked('Contact'),
      email: `${mark()}@customer.example`,
      job_title: marked('Title'),
      types: random.chance(0.6)
        ? [random.pick(contactTypes)]
        : ['ship-to', ...random.some(contactTypes, 0.4)].filter(once),
      restricted: random.chance(0.35),
      status: random.chance(0.85) ? 'active' : 'inactive',
      created_at: at.longAgo,
    }
    rows.contacts.push(contact)
    const own = { organization_id: organization.id, contact_id: contact.id }
    rows.contact_words.push({ ...own, word: mark() })
    if (userId === null || random.chance(0.2))
      rows.invitations.push({ ...own, ...linkOf(random), id: random.uuid(), expires_at: at.later })
    if (random.chance(0.25))
      rows.email_changes.push({
        ...own,
        ...linkOf(random),
        id: random.uuid(),
        email: `${mark()}@new.example`,
        expires_at: at.later,
      })
    if (random.chance(0.5))
      rows.saved_views.push({
        ...own,
        id: random.uuid(),
        name: marked('View'),
        query: `q=${mark()}`,
        created_at: at.earlier,
      })
    return contact
  })
}

/** What contacts ask their administrators for, and who asks to become one. */
function addRequests(
  { random, rows, mark, marked }: Making,
  { id }: OrganizationRow,
  contacts: readonly ContactRow[],
): void {
  const own = { organization_id: id }
  const end = (status: string, open: string) => ({ status, decided_at: status === open ? null : at.now })
  for (const contact of random.some(contacts, 0.5))
    rows.access_requests.push({
      ...own,
      id: random.uuid(),
      contact_id: contact.id,
      note: marked('Note'),
      asked_at: at.earlier,
      ...end(random.pick(['open', 'open', 'granted', 'refused', 'withdrawn'] as const), 'open'),
    })
  const [asker] = random.some(contacts, 0.6)
  if (!asker) return
  const recovery = {
    ...own,
    id: random.uuid(),
    contact_id: asker.id,
    contact_name: marked('Asker'),
    contact_email: `${mark()}@customer.example`,
    evidence: marked('Evidence'),
    asked_at: at.earlier,
    waits_until: '2026-11-04',
    ...end(random.pick(['waiting', 'waiting', 'refused'] as const), 'waiting'),
  }
  rows.recovery_requests.push(recovery)
  for (const contact of random.some(contacts, 0.4))
    rows.recovery_objections.push({
      ...own,
      recovery_request_id: recovery.id,
      contact_id: contact.id,
      reason: marked('Objection'),
      objected_at: at.now,
    })
}

const once = <T>(one: T, index: number, all: readonly T[]): boolean => all.indexOf(one) === index

/** What was done, written and repeated in an organization. */
function addTrail(making: Making, organization: OrganizationRow, contacts: readonly ContactRow[]): void {
  const { random, rows, mark, marked } = making
  const licences = rows.licences.filter((one) => one.organization_id === organization.id)
  for (const _ of times(random.int(1, 4))) {
    const licence = licences.length > 0 && random.chance(0.5) ? random.pick(licences) : null
    rows.audit_events.push({
      id: random.uuid(),
      organization_id: random.chance(0.95) ? organization.id : null,
      at: at.earlier,
      action: licence ? 'licence.allocated' : 'contact.changed',
      actor_kind: 'contact',
      actor_user_id: contacts.find((one) => one.user_id !== null)?.user_id ?? null,
      actor_name: marked('Actor'),
      address: '127.0.0.1',
      request_id: mark(),
      subject_kind: licence ? 'licence' : 'contact',
      subject_id: licence?.id ?? null,
      subject_label: marked('Subject'),
      licence_id: licence?.id ?? null,
    })
  }
  for (const contact of random.some(contacts, 0.5))
    rows.letters.push({
      id: random.uuid(),
      organization_id: organization.id,
      contact_id: random.chance(0.9) ? contact.id : null,
      kind: 'letter',
      language: 'en',
      recipient_name: 'Ana',
      recipient_email: contact.email,
      subject: marked('Letter'),
      body_text: mark(),
      body_html: mark(),
      created_at: at.earlier,
    })
  for (const { user_id } of random.some(contacts, 0.4))
    if (user_id !== null)
      rows.idempotency_keys.push({
        organization_id: organization.id,
        user_id,
        operation: 'allocateLicence',
        key: mark(),
        request_hash: random.hex(8),
        output: { kept: mark() },
        created_at: at.earlier,
      })
}
