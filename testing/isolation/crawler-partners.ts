import {
  addContact,
  addLicence,
  type Company,
  type Membership,
  type Things,
  unsharedWord,
} from './crawler-companies.ts'
import { randomOf } from './random.ts'
import { addDealCredit, addPartnerQuote } from './resale-rows.ts'
import type { GrantRow, Rows } from './world-rows.ts'

/** The partners of the crawler's world: each differs from the first in one thing, and the first company has let all but one in. */

const random = randomOf('crawler partners')
const at = {
  longAgo: '2026-02-01T12:00:00Z',
  before: '2026-11-01T12:00:00Z',
  now: '2026-11-16T09:00:00Z',
  soon: '2026-11-17T08:00:00Z',
  later: '2027-11-02T00:00:00Z',
}

type Partner = { status?: string; kind?: string; listed?: boolean; grant: Partial<GrantRow> | null; ticked?: boolean }

const all = { coverage: 'all' }

/** By company: how it stands, and what the first customer grants it. */
const partners: Partial<Record<Company, Partner>> = {
  dove: { listed: true, grant: {}, ticked: true },
  emu: { status: 'expired', grant: all },
  fawn: { status: 'prospect', grant: all },
  goat: { status: 'pending', grant: all },
  hare: { status: 'suspended', grant: all },
  ibis: { grant: { ...all, starts_at: at.soon } },
  jackal: { grant: { ...all, ends_at: at.now } },
  koala: { grant: { ...all, ended_at: at.before, ended_by: 'customer' } },
  // It shares nothing, and does not let it quote.
  lemur: { grant: { scopes: ['view'] } },
  moose: { grant: all },
  newt: { kind: 'distributor', grant: null },
}

type Person = { contacts: Membership[]; partnersOnly?: true }

/** Somebody in sales at a partner, and who differs from that. */
export function partnersPeople(things: Record<Company, Things>): Record<string, Person> {
  const at = (company: Company, roles: string[], rest: Partial<Membership> = {}): Membership => ({
    ...{ at: company, types: ['sales'], roles },
    ...rest,
  })
  const only = (...contacts: Membership[]): Person => ({ contacts, partnersOnly: true })
  const [main, branch] = [{ locationId: things.dove.locationId }, { locationId: branchOf(things) }]
  return {
    'partner’s organization administrator': { contacts: [at('dove', ['organization-administrator'], main)] },
    'partner’s sales': { contacts: [at('dove', ['sales'])] },
    'partner’s business executive': only(at('dove', ['business-executive'])),
    'partner’s location administrator': only(at('dove', ['location-administrator'], main)),
    'partner’s location administrator elsewhere': only(at('dove', ['location-administrator'], branch)),
    'partner’s technical': only(at('dove', ['technical'])),
    'partner’s restricted sales': only(at('dove', ['sales', 'technical'], { restricted: true })),
    'partner’s ship-to without a role': only(at('dove', [], { types: ['ship-to'] })),
    'partner’s contact for sales without a role': only(at('dove', [])),
    'partner’s former sales': only(at('dove', ['sales'], { status: 'inactive' })),
    'expired partner’s administrator': only(at('emu', ['organization-administrator'])),
    'prospect’s administrator': only(at('fawn', ['organization-administrator'])),
    'pending partner’s sales': only(at('goat', ['sales'])),
    'suspended partner’s administrator': only(at('hare', ['organization-administrator'])),
    'sales of a partner let in from tomorrow': only(at('ibis', ['sales'])),
    'sales of a partner whose time is over': only(at('jackal', ['sales'])),
    'sales of a partner that was removed': only(at('koala', ['sales'])),
    'sales of a partner with nothing assigned': only(at('lemur', ['sales'])),
    'sales of a partner who sees all': only(at('moose', ['sales'])),
    'distributor’s sales': only(at('newt', ['sales'])),
    'sales of two partners, at the wrong one': only(at('newt', ['sales']), at('dove', ['sales'])),
    'partner’s sales, ship-to at the customer': only(at('dove', ['sales']), { at: 'acme', types: ['ship-to'] }),
  }
}

function branchOf({ dove }: Record<Company, Things>): string {
  return dove.locationId.replace(/^......../, 'bbbbbbbb')
}

/** Puts these companies into the programme. The first customer shares one licence with the first partner, and has another. */
export function addPartners(rows: Rows, things: Record<Company, Things>): void {
  addLicence(rows, things.acme.organizationId, unsharedWord)
  const names = Object.keys(partners).filter((name): name is Company => Object.hasOwn(partners, name))
  for (const name of names.toReversed()) {
    const { status = 'active', kind = 'reseller', listed = false, grant, ticked = false } = partners[name] ?? {}
    const { organizationId, number, locationId } = things[name]
    const own = { partner_id: organizationId }
    const distributor = name === 'dove' ? things.newt.organizationId : null
    const facts = { kind, status, listed, distributor_id: distributor, created_at: at.before }
    rows.partners.push({ ...own, number, name: `Partner ${name}`, ...facts })
    addPlaces(rows, things, name, locationId)
    const told = addContact(rows, { at: name, types: ['sales'], roles: ['technical'] }, null)
    if (!grant) continue
    const made = grantOf(things.acme, { ...own, location_id: locationId, contact_id: told.id, ...grant })
    rows.advisor_grants.push(made)
    if (name === 'dove') things.acme.advisorId = made.id
    if (name === 'dove' || name === 'moose') addResale(rows, things.acme, made, name === 'dove')
    const { licenceId } = things.acme
    if (ticked)
      rows.advisor_grant_licences.push({
        organization_id: made.organization_id,
        grant_id: made.id,
        licence_id: licenceId,
      })
    // The other customer lets in one whose membership has expired.
    if (name !== 'emu') continue
    const other = grantOf(things.bolt, { ...own, location_id: locationId, contact_id: told.id, ...all })
    rows.advisor_grants.push(other)
    things.bolt.advisorId = other.id
    addResale(rows, things.bolt, other, true)
  }
}

/** REN-6: what two of the partners have quoted for the first customer; the first has asked it for something. */
function addResale(rows: Rows, customer: Things, grant: GrantRow, isFirst: boolean): void {
  const licence = rows.licences.find(({ id }) => id === customer.licenceId)
  const covered = rows.memberships.find((one) => one.licence_id === customer.licenceId)
  if (!licence || !covered) throw new Error('nothing to quote for')
  addPartnerQuote(rows, grant, licence, {
    id: isFirst ? customer.partnerQuoteId : random.uuid(),
    requestId: customer.licenceRequestId,
    digits: String(10_000_000 + rows.quotes.length),
    status: 'draft',
    madeBy: 'Ana Seller',
    askedBy: 'Ana Seller',
    product: String(licence['product_name']),
    membershipId: covered.id,
    margin: 100,
    request: isFirst ? 'open' : null,
  })
  addDealCredit(rows, grant, {
    ...{ id: random.uuid(), programme: isFirst ? 'SWM' : 'SA', isHeld: true },
    ...{ customer: `Customer ${customer.organizationId}`, reason: 'Sold it', givenBy: 'Paul Manager' },
  })
}

function addPlaces(rows: Rows, things: Record<Company, Things>, name: Company, id: string): void {
  const facts = { country: 'ES', state: null, city: 'Soria', listed: true, created_at: at.before }
  const own = { partner_id: things[name].organizationId, ...facts }
  rows.partner_locations.push({ ...own, id, kind: 'headquarters', name: 'Main', removed_at: null })
  if (name === 'dove')
    rows.partner_locations.push({
      ...own,
      id: branchOf(things),
      parent_id: id,
      kind: 'branch',
      name: 'Branch',
      removed_at: null,
    })
}

type To = Partial<GrantRow> & Pick<GrantRow, 'location_id' | 'contact_id'> & { partner_id: string }

function grantOf({ organizationId, contactId }: Things, to: To): GrantRow {
  return {
    organization_id: organizationId,
    id: random.uuid(),
    coverage: 'assigned',
    scopes: ['view', 'quote'],
    starts_at: at.longAgo,
    ends_on: '2027-11-01',
    time_zone: 'UTC',
    ends_at: at.later,
    term_days: 365,
    granted_by: contactId,
    granted_by_name: 'Ana Contact',
    granted_at: at.longAgo,
    reviewed_at: at.longAgo,
    ended_at: null,
    changed_by_name: 'Ana Contact',
    changed_at: at.before,
    ...to,
  }
}
