import { randomOf } from './random.ts'
import { type Making, times } from './random-world.ts'
import { addDealCredit, addPartnerQuote } from './resale-rows.ts'
import type { ContactRow, GrantRow, OrganizationRow, PartnerRow, PlaceRow } from './world-rows.ts'

const statuses = ['active', 'active', 'active', 'active', 'prospect', 'pending', 'expired', 'suspended'] as const
const roles = [
  'organization-administrator',
  'business-executive',
  'location-administrator',
  'sales',
  'technical',
] as const
const scopes = ['quote', 'order', 'cases', 'allocate'] as const

/** How much of all worlds may be found by people of every world; it costs each of them as many rows. */
const shareInPublic = 0.04

/**
 * Puts some of a world's organizations into the partner programme, in every standing; they stay customers of the vendor and
 * of each other. Then lets some in to others, in every state that a grant can be in.
 */
export function addPartners(making: Making): void {
  const { random, rows } = making
  const isPublic = random.chance(shareInPublic)
  if (isPublic) for (const member of random.some(rows.staff_members, 0.5)) member.roles.push('partner-manager')
  const chosen = rows.organizations.filter((_, index) => index === 0 || random.chance(0.4))
  for (const organization of chosen) addPartner(making, organization, isPublic)
  for (const customer of rows.organizations) {
    const contacts = rows.contacts.filter((one) => one.organization_id === customer.id)
    for (const partner of rows.partners)
      if (partner.partner_id !== customer.id && contacts.length > 0) addGrants(making, customer, contacts, partner)
    for (const contact of random.some(contacts, 0.3)) addWishes(making, contact)
  }
}

/** REN-6: quotes of partners, whatever became of the grant since; of a chance of their own, as the renewals of licences. */
function addResale({ rows, marked, place }: Making, grant: GrantRow): void {
  const random = randomOf(`quotes by ${grant.id}`)
  const owned = rows.memberships.filter((one) => one.organization_id === grant.organization_id)
  if (owned.length === 0) return
  // What is shared no longer stands in drafts, too.
  const unshared = owned.filter(
    ({ licence_id }) =>
      grant.coverage === 'assigned' &&
      !rows.advisor_grant_licences.some((one) => one.grant_id === grant.id && one.licence_id === licence_id),
  )
  const chosen = times(random.int(0, 2)).map(() => random.pick(owned))
  if (unshared.length > 0) chosen.push(random.pick(unshared))
  for (const covered of chosen) {
    const licence = rows.licences.find((one) => one.id === covered.licence_id)
    if (!licence) continue
    const status = random.pick(['draft', 'draft', 'sent', 'cancelled'] as const)
    addPartnerQuote(rows, grant, licence, {
      id: random.uuid(),
      requestId: random.uuid(),
      digits: String(10_000_000 + place * 1_000 + rows.quotes.length),
      status,
      madeBy: marked('Seller'),
      askedBy: marked('Asker'),
      product: marked('Product'),
      membershipId: covered.id,
      margin: 100,
      request: status === 'draft' ? random.pick([null, 'open', 'agreed'] as const) : null,
    })
  }
}

/** PAR-11: what partners get, or got, a commission for; of a chance of their own, too. */
function addCredits({ rows, marked }: Making, grant: GrantRow): void {
  const random = randomOf(`credits of ${grant.id}`)
  for (const programme of random.some(['SA', 'SWM'], 0.4))
    addDealCredit(rows, grant, {
      ...{ id: random.uuid(), programme, isHeld: random.chance(0.6) },
      ...{ customer: marked('Credited'), reason: marked('Reason'), givenBy: marked('Giver') },
    })
}

function addPartner(making: Making, organization: OrganizationRow, isPublic: boolean): void {
  const { random, rows, at } = making
  const partner: PartnerRow = {
    partner_id: organization.id,
    number: organization.number,
    name: organization.legal_name,
    kind: random.chance(0.12) ? 'distributor' : 'reseller',
    status: random.pick(statuses),
    level_code: random.pick([null, 'registered', 'gold']),
    starts_on: '2026-01-01',
    ends_on: '2026-12-31',
    listed: isPublic && random.chance(0.8),
    distributor_id: rows.partners.find((one) => one.kind === 'distributor')?.partner_id ?? null,
    created_at: at.longAgo,
  }
  rows.partners.push(partner)
  const places = times(random.int(1, 3)).map((index) => placeOf(making, organization, index))
  for (const branch of places.slice(1)) branch['parent_id'] = places[0]?.id ?? null
  rows.partner_locations.push(...places)
  for (const contact of rows.contacts.filter((one) => one.organization_id === organization.id)) {
    if (random.chance(0.15)) continue
    const held = random.chance(0.55) ? [random.pick(roles)] : random.some(roles, 0.4)
    rows.partner_people.push({
      partner_id: organization.id,
      contact_id: contact.id,
      roles: held,
      location_id: held.includes('location-administrator') || random.chance(0.5) ? random.pick(places).id : null,
      listed: random.chance(0.8),
    })
  }
}

function placeOf({ random, mark, marked, at }: Making, { id }: OrganizationRow, index: number): PlaceRow {
  const listed = random.chance(0.75)
  return {
    partner_id: id,
    id: random.uuid(),
    kind: index === 0 ? 'headquarters' : 'branch',
    name: marked('Place'),
    country: random.pick(['ES', 'ES', 'MX']),
    state: random.pick([null, 'Soria']),
    city: 'Soria',
    phone: mark(),
    listed,
    removed_at: !listed && index > 0 && random.chance(0.5) ? at.earlier : null,
    created_at: at.longAgo,
  }
}

/** Spans of a grant: in force, to begin, over; some to the millisecond. */
function spanOf({ random, at }: Making): { starts_at: string; ends_at: string } {
  return random.pick([
    { starts_at: at.longAgo, ends_at: at.later },
    { starts_at: at.earlier, ends_at: at.later },
    { starts_at: at.earlier, ends_at: at.next },
    { starts_at: at.now, ends_at: at.later },
    { starts_at: at.next, ends_at: at.later },
    { starts_at: at.later, ends_at: at.muchLater },
    { starts_at: at.longAgo, ends_at: at.now },
    { starts_at: at.longAgo, ends_at: at.earlier },
  ])
}

function addGrants(
  making: Making,
  customer: OrganizationRow,
  contacts: readonly ContactRow[],
  partner: PartnerRow,
): void {
  const { random, rows, at } = making
  const people = rows.partner_people.filter((one) => one.partner_id === partner.partner_id)
  const places = rows.partner_locations.filter((one) => one.partner_id === partner.partner_id)
  if (people.length === 0) return
  const ended = random.chance(0.3) ? [random.pick([at.earlier, at.now])] : []
  const open = random.chance(0.6) ? [null] : []
  for (const endedAt of [...ended, ...open]) {
    const grant: GrantRow = {
      organization_id: customer.id,
      id: random.uuid(),
      partner_id: partner.partner_id,
      location_id: random.pick(places).id,
      contact_id: random.pick(people).contact_id,
      coverage: random.pick(['all', 'assigned']),
      scopes: ['view', ...random.some(scopes, 0.4)],
      ...spanOf(making),
      ends_on: '2026-11-16',
      time_zone: 'Europe/Madrid',
      term_days: 365,
      extends: random.chance(0.3),
      granted_by: random.pick(contacts).id,
      granted_by_name: making.marked('Granter'),
      granted_at: at.longAgo,
      reviewed_at: at.longAgo,
      noticed_at: random.pick([null, at.earlier]),
      reminded_days: random.pick([null, 30]),
      ended_at: endedAt,
      ended_by: endedAt === null ? null : random.pick(['customer', 'partner', 'staff', 'time']),
      changed_by_name: making.marked('Changer'),
      changed_at: at.earlier,
    }
    rows.advisor_grants.push(grant)
    tick(making, grant)
    addResale(making, grant)
    addCredits(making, grant)
    leaveTraces(making, grant)
  }
}

/** Under "view all" too: what was ticked before a view was widened stays. */
function tick({ random, rows }: Making, { organization_id, id, coverage }: GrantRow): void {
  const licences = rows.licences.filter((one) => one.organization_id === organization_id)
  for (const licence of random.some(licences, coverage === 'all' ? 0.2 : 0.5))
    rows.advisor_grant_licences.push({ organization_id, grant_id: id, licence_id: licence.id })
}

/** PAR-9: somebody of the partner looked, as the customer's trail tells. */
function leaveTraces({ random, rows, marked, mark, at }: Making, grant: GrantRow): void {
  const { organization_id, partner_id } = grant
  const people = rows.contacts.filter((one) => one.organization_id === partner_id)
  for (const person of random.some(people, 0.3)) {
    const own = { organization_id, partner_id, contact_id: person.id, on_day: '2026-11-15' }
    const isThere = rows.partner_views.some(
      (one) => one.organization_id === organization_id && one.contact_id === person.id,
    )
    if (isThere) continue
    const eventId = random.uuid()
    rows.partner_views.push({ ...own, audit_event_id: eventId, view_count: random.int(1, 9) })
    rows.audit_events.push({
      id: eventId,
      organization_id,
      at: at.earlier,
      action: 'customer.viewed',
      actor_kind: 'contact',
      actor_user_id: person.user_id,
      actor_name: marked('Looker'),
      address: '127.0.0.1',
      request_id: mark(),
      subject_kind: 'organization',
      subject_id: organization_id,
      subject_label: marked('Looked at'),
      licence_id: null,
    })
  }
}

/** What somebody began or asked for: a draft of a grant, with licences ticked, and a partner that was not found. */
function addWishes({ random, rows, marked, at }: Making, contact: ContactRow): void {
  const own = { organization_id: contact.organization_id, contact_id: contact.id }
  const others = rows.partners.filter((one) => one.partner_id !== contact.organization_id)
  const draft = {
    ...own,
    id: random.uuid(),
    country: 'ES',
    partner_id: others.length > 0 ? random.pick(others).partner_id : null,
    partner_name: marked('Chosen'),
    coverage: 'assigned',
    created_at: at.earlier,
    changed_at: at.earlier,
  }
  rows.advisor_drafts.push(draft)
  for (const licence of rows.licences.filter((one) => one.organization_id === contact.organization_id))
    if (random.chance(0.5))
      rows.advisor_draft_licences.push({
        organization_id: contact.organization_id,
        draft_id: draft.id,
        licence_id: licence.id,
      })
  if (random.chance(0.5))
    rows.missing_partners.push({
      ...own,
      id: random.uuid(),
      name: marked('Missing'),
      country: 'ES',
      note: marked('Note'),
      created_at: at.earlier,
    })
}
