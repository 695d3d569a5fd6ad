import type { ContactRow, GrantRow, LicenceRow, Row, Rows, World } from './world-rows.ts'

/**
 * What partners and their customers see of each other, written from the requirements alone, as the rest of the oracle. Slow
 * and simple on purpose.
 */

/** The moment at which every world is looked at. */
const now = Date.parse('2026-11-16T09:00:00Z')

/** What somebody is at the partner they act for (PAR-3). */
export type Standing = { status: string; roles: string[]; location: string | null }

/** Null where the organization is no partner. */
export function standingOf(world: World, contact: ContactRow): Standing | null {
  const partner = world.rows.partners.find((one) => one.partner_id === contact.organization_id)
  const person = world.rows.partner_people.find(
    (one) => one.partner_id === contact.organization_id && one.contact_id === contact.id,
  )
  return partner ? { status: partner.status, roles: person?.roles ?? [], location: person?.location_id ?? null } : null
}

/** PAR-3: two roles run a partner's own account; while it is active they may change it. */
const leading = ['organization-administrator', 'business-executive']

/** PAR-3: leads the partner, whatever its standing. */
export function leads(contact: ContactRow, standing: Standing | null): boolean {
  return !contact.restricted && (standing?.roles.some((role) => leading.includes(role)) ?? false)
}

/** PAR-3: keeps up the partner's account. */
export function keepsUp(contact: ContactRow, standing: Standing | null): boolean {
  return leads(contact, standing) && standing?.status === 'active'
}

/** PAR-3: the location that somebody runs, whatever the partner's standing. */
export function runs(contact: ContactRow, standing: Standing | null): string | null {
  return !contact.restricted && standing?.roles.includes('location-administrator') ? standing.location : null
}

/** PAR-3: the location that somebody may change. */
export function keepsLocation(contact: ContactRow, standing: Standing | null): string | null {
  return standing?.status === 'active' ? runs(contact, standing) : null
}

/** PAR-3, ACC-6: every role of an active partner sees customers; nobody restricted does, and nobody without a role. */
export function worksForCustomers(contact: ContactRow, standing: Standing | null): boolean {
  if (!standing || contact.restricted || standing.status !== 'active') return false
  return standing.roles.some((role) => role !== 'location-administrator' || standing.location !== null)
}

/** PAR-6, PAR-8, PAR-9: a grant holds from its first instant up to, not at, the one after its last; an ended one never. */
export function isInForce(grant: GrantRow, world: World): boolean {
  const customer = world.rows.organizations.find((one) => one.id === grant.organization_id)
  return (
    customer?.status === 'active' &&
    grant.ended_at === null &&
    Date.parse(grant.starts_at) <= now &&
    now < Date.parse(grant.ends_at)
  )
}

/** The grants by which somebody sees customers now: those to the partner acted for; a location administrator's location's. */
export function grantsFor(contact: ContactRow, world: World): GrantRow[] {
  const standing = standingOf(world, contact)
  if (!standing || !worksForCustomers(contact, standing)) return []
  const seesAll = standing.roles.some((role) => role !== 'location-administrator')
  return world.rows.advisor_grants.filter(
    (one) =>
      one.partner_id === contact.organization_id &&
      (seesAll || one.location_id === standing.location) &&
      isInForce(one, world),
  )
}

type Facts = Pick<
  Rows,
  | 'organizations'
  | 'organization_words'
  | 'partners'
  | 'partner_locations'
  | 'advisor_grants'
  | 'advisor_grant_licences'
  | 'licences'
  | 'memberships'
>

/** PAR-6: under "view all" every licence of the customer, under "view assigned" those ticked for this very grant. */
export function sharedBy(grant: GrantRow, rows: Pick<Facts, 'licences' | 'advisor_grant_licences'>): LicenceRow[] {
  return rows.licences.filter(
    (licence) =>
      licence.organization_id === grant.organization_id &&
      (grant.coverage === 'all' ||
        rows.advisor_grant_licences.some((one) => one.grant_id === grant.id && one.licence_id === licence.id)),
  )
}

/** What is kept so that it need not be worked out when somebody looks (decision 032). */
export type KeptRows = {
  partner_customers: Row[]
  partner_customer_words: Row[]
  partner_licences: Row[]
  partner_listings: Row[]
}

/** What the kept tables must hold, worked out anew from what they are kept of; whether it is time does not matter here. */
export function keptOf(rows: Facts): KeptRows {
  const kept: KeptRows = {
    partner_customers: [],
    partner_customer_words: [],
    partner_licences: [],
    partner_listings: [],
  }
  for (const grant of rows.advisor_grants) {
    const customer = rows.organizations.find((one) => one.id === grant.organization_id && one.status === 'active')
    if (!customer || grant.ended_at !== null) continue
    const { partner_id, organization_id, location_id, starts_at, ends_at, coverage } = grant
    const during = { partner_id, organization_id, location_id, starts_at, ends_at }
    const shared = { ...during, grant_id: grant.id }
    const { number, legal_name: name, country, state } = customer
    const licences = sharedBy(grant, rows)
    const facts = { number, name, country: country ?? null, state: state ?? null, licence_count: licences.length }
    const told = ['scopes', 'ends_on', 'time_zone', 'noticed_at'].map((column) => [column, grant[column] ?? null])
    kept.partner_customers.push({ ...shared, ...facts, coverage, ...Object.fromEntries(told) })
    for (const { word } of rows.organization_words.filter((one) => one.organization_id === organization_id))
      kept.partner_customer_words.push({ ...during, word: word ?? null })
    for (const licence of licences)
      kept.partner_licences.push({
        ...shared,
        licence_id: licence.id,
        maintenance_order: licence['maintenance_ends_on'] ?? '9999-12-31',
        renewal_order: nextRenewal(licence, rows),
        product_code: licence['product_code'] ?? null,
        product_name: licence['product_name'] ?? null,
        contract_number: licence['contract_number'] ?? null,
        ...shownOf(licence),
      })
  }
  kept.partner_listings.push(...listingsOf(rows))
  return kept
}

/** What a list shows of a licence besides; what a row of a world leaves out is as the table has it. */
function shownOf(licence: LicenceRow): Row {
  const named = ['code', 'edition_code', 'edition_name', 'model', 'quantity', 'starts_on', 'ends_on']
  return {
    ...Object.fromEntries([...named, 'maintenance_ends_on'].map((column) => [column, licence[column] ?? null])),
    grade: licence['grade'] ?? 'retail',
    allocated_quantity: licence['allocated_quantity'] ?? 0,
    status: licence['status'] ?? 'active',
  }
}

/** PAR-13: the end that comes next of what can be renewed: nothing that is being ordered, nothing of what was taken back. */
function nextRenewal(licence: LicenceRow, { memberships }: Facts): string {
  const ends = memberships
    .filter((one) => one.organization_id === licence.organization_id && one.licence_id === licence.id)
    .filter((one) => (one['order_id'] ?? null) === null)
    .map((one) => String(one['ends_on']))
  return (licence['status'] ?? 'active') === 'active' ? (ends.toSorted()[0] ?? '9999-12-31') : '9999-12-31'
}

/** PAR-1, PAR-6: customers find active resellers that want to be found, by country of each listed place and words of names. */
function listingsOf(rows: Facts): Row[] {
  return rows.partners.flatMap(({ partner_id, listed, status, kind, number, level_code }) => {
    const company = rows.organizations.find((one) => one.id === partner_id && one.status === 'active')
    if (!company || !listed || status !== 'active' || kind !== 'reseller') return []
    const words = rows.organization_words.filter((one) => one.organization_id === partner_id)
    const places = rows.partner_locations.filter((one) => one.partner_id === partner_id && one.listed)
    return places.flatMap(({ id, country, state, name, city, phone, web_address }) => {
      const place = { country, name: company.legal_name, partner_id, location_id: id, state: state ?? null }
      const shown = { number, location_name: name, city, phone, web_address, level_code }
      const facts = Object.entries(shown).map(([column, fact]) => [column, fact ?? null])
      const hidden = facts.map(([column]) => [column, null])
      return ['', ...words.map((one) => String(one['word']))].map((word) => ({
        ...{ ...place, word, ...Object.fromEntries(word === '' ? facts : hidden) },
      }))
    })
  })
}

const keptRows = new WeakMap<World, KeptRows>()

/** The same of a world, worked out once. */
export function keptOfWorld(world: World): KeptRows {
  const kept = keptRows.get(world) ?? keptOf(world.rows)
  keptRows.set(world, kept)
  return kept
}

/** What somebody sees of each table who works for a partner's customers (PAR-3, PAR-12). All else is hidden from them. */
export const partnersSee: Record<string, (row: Row, me: ContactRow, world: World) => boolean> = {
  organizations: (row, me, world) => hasLetIn(row['id'], me, world),
  partner_customers: isOfGrant,
  partner_customer_words: (row, me, world) =>
    row['partner_id'] === me.organization_id && hasLetIn(row['organization_id'], me, world),
  partner_licences: isOfGrant,
  licences: (row, me, world) =>
    grantsFor(me, world).some((grant) => sharedBy(grant, world.rows).some((one) => one.id === row['id'])),
  advisor_grants: (row, me, world) => grantsFor(me, world).some((one) => one.id === row['id']),
  // Whom to ask at a customer: its points of contact for renewals (ACC-5), and who let the partner in.
  contacts: (row, me, world) =>
    row['status'] === 'active' &&
    grantsFor(me, world).some(
      (one) =>
        one.organization_id === row['organization_id'] &&
        (one.granted_by === row['id'] || (Array.isArray(row['types']) && row['types'].includes('sales'))),
    ),
  partners: (row, me, world) =>
    row['partner_id'] === me.organization_id && worksForCustomers(me, standingOf(world, me)),
  partner_locations: (row, me, world) =>
    row['partner_id'] === me.organization_id && worksForCustomers(me, standingOf(world, me)),
  // PAR-9: one's own count of the day, as long as there is something to look at.
  partner_views: (row, me, world) => isOwnView(row, me, world),
  idempotency_keys: (row, me, world) =>
    row['organization_id'] === me.organization_id &&
    row['user_id'] === me.user_id &&
    worksForCustomers(me, standingOf(world, me)),
}

function isOfGrant(row: Row, me: ContactRow, world: World): boolean {
  return row['partner_id'] === me.organization_id && grantsFor(me, world).some((one) => one.id === row['grant_id'])
}

function hasLetIn(organizationId: Row[string] | undefined, me: ContactRow, world: World): boolean {
  return grantsFor(me, world).some((one) => one.organization_id === organizationId)
}

function isOwnView(row: Row, me: ContactRow, world: World): boolean {
  return (
    row['partner_id'] === me.organization_id &&
    row['contact_id'] === me.id &&
    hasLetIn(row['organization_id'], me, world)
  )
}

/** What they may write at most: that they took note, that they looked, and traces in their own name. */
export const partnersWrite: Record<string, (row: Row, me: ContactRow, verb: string, world: World) => boolean> = {
  advisor_grants: (row, me, verb, world) =>
    verb === 'update' && grantsFor(me, world).some((one) => one.id === row['id']),
  partner_views: (row, me, verb, world) => verb !== 'delete' && isOwnView(row, me, world),
  audit_events: (row, me, verb, world) =>
    verb === 'insert' &&
    row['actor_user_id'] === me.user_id &&
    worksForCustomers(me, standingOf(world, me)) &&
    (row['organization_id'] === me.organization_id || hasLetIn(row['organization_id'], me, world)),
  idempotency_keys: (row, me, verb, world) =>
    verb !== 'delete' && (partnersSee['idempotency_keys']?.(row, me, world) ?? false),
}

/** PAR-12, LIC-7: all that a partner may ever read of what is shared with it: no hosts, no files, no orders, no sign-ins. */
export const partnersColumns: Record<string, readonly string[]> = {
  organizations: ['id', 'number', 'legal_name', 'other_names', 'country', 'state', 'region', 'language', 'status'],
  // REN-6: a partner quotes by them; who ordered and booked what is between the customer and the vendor.
  memberships: [
    ...[
      'organization_id',
      'id',
      'licence_id',
      'programme_code',
      'starts_on',
      'ends_on',
      'intended_day',
      'yearly_minor',
    ],
    ...['paid_yearly_minor', 'currency', 'price_locked', 'order_id'],
  ],
  orders: ['organization_id', 'id', 'number', 'quote_id', 'status'],
  // PAR-11: what its record says, and none of the people who made it.
  deal_credits: [
    ...[
      'organization_id',
      'id',
      'programme_code',
      'partner_id',
      'location_id',
      'customer_name',
      'customer_words',
      'source',
    ],
    ...['quote_number', 'reason', 'starts_at', 'ends_at', 'end_reason'],
  ],
  price_schedule_versions: ['schedule_id', 'number', 'status', 'valid_from', 'rules', 'published_at'],
  contacts: ['organization_id', 'id', 'first_name', 'last_name', 'email', 'job_title', 'phone', 'types', 'status'],
  licences: [
    ...[
      'organization_id',
      'id',
      'code',
      'product_code',
      'product_name',
      'edition_code',
      'edition_name',
      'model',
      'grade',
    ],
    ...['quantity', 'allocated_quantity', 'starts_on', 'ends_on', 'maintenance_ends_on', 'maintenance_order', 'status'],
    ...['contract_number', 'fulfilled_at'],
  ],
}
