import { createHash } from 'node:crypto'
import {
  addCompany,
  addContact,
  type Company,
  canaries,
  companies,
  type Membership,
  type Things,
} from './crawler-companies.ts'
import { addCrawlerExports, exportIn } from './crawler-exports.ts'
import { addPartners, partnersPeople } from './crawler-partners.ts'
import { randomOf } from './random.ts'
import { emptyRows, type Rows, type World } from './world-rows.ts'

const random = randomOf('crawler')
const at = { before: '2026-11-01T12:00:00Z', now: '2026-11-16T09:00:00Z', after: '2026-11-17T08:00:00Z' }

/** Somebody who tries every operation. */
export type CrawlingActor = {
  name: string
  userId: string | null
  token: string | null
  sessionId: string
  /** The company that is their own in the matrix. */
  home: Company
  memberOf: Company[]
  /** Whether they try what has to do with partners only, as there is nothing else to tell them apart by. */
  partnersOnly: boolean
}

/** A fixed world and everybody who tries the doors. */
export type CrawlerWorld = { world: World; actors: CrawlingActor[]; things: Record<Company, Things> }

type Staff = { roles: string[]; status?: string; viewing?: Membership }
type Person = { contacts?: Membership[]; staff?: Staff; session?: 'ended'; partnersOnly?: true }

/** The people of the matrix, by the names of its columns. */
const people: Record<string, Person> = {
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
  'partner manager': { staff: { roles: ['partner-manager'] } },
  'renewals specialist': { staff: { roles: ['renewals-specialist'] } },
  'renewals manager': { staff: { roles: ['renewals-manager'] } },
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
  const made = companies.map((company) => [company, addCompany(rows, company)] as const)
  // Each company is among them.
  const things = Object.fromEntries(made) as Record<Company, Things>
  addPartners(rows, things)
  const nobody = { userId: null, token: null, sessionId: random.uuid(), memberOf: [], partnersOnly: false }
  const visitor: CrawlingActor = { name: 'visitor', home: 'acme', ...nobody }
  const everybody = { ...people, ...partnersPeople(things) }
  const actors = Object.entries(everybody).map(([name, person]) => addActor(rows, name, person))
  addCrawlerExports(rows)
  for (const one of Object.values(things)) one.exportId = exportIn(rows, one.number)
  return {
    world: { seed: 'crawler', rows, signs: [] },
    actors: [visitor, ...actors],
    things,
  }
}

function addActor(rows: Rows, name: string, person: Person): CrawlingActor {
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
  const home = person.contacts?.find((one) => one.roles)?.at ?? 'acme'
  return { name, userId: signedIn, token, sessionId, home, memberOf, partnersOnly: person.partnersOnly ?? false }
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
