import sql from 'sql-template-tag'
import type { OrganizationRef, PartnerRole, PartnerStatus } from '../contract/actor.ts'
import type { coverages, grantEnders, grantScopes } from '../contract/advisors.ts'
import { randomIds } from '../server/platform/ids.ts'
import { addDays, dayAt, earlier, endOfDay, type Instant } from '../values/calendar.ts'
import type { TestPortal } from './portal.ts'
import { unique } from './unique.ts'
import type { ContactOptions, ContactPersona, Customer, CustomerOptions } from './world.ts'

/** A place of a partner. */
export type PartnerPlace = { id: string; name: string; city: string; country: string }

/** How a place differs from a listed branch in the partner's country. */
export type PlaceOptions = {
  kind?: 'headquarters' | 'country' | 'branch'
  parent?: PartnerPlace
  name?: string
  country?: string
  state?: string
  city?: string
  phone?: string
  listed?: boolean
}

/** How a partner differs from an active, listed reseller of no level with one location, its headquarters. */
export type PartnerOptions = Omit<CustomerOptions, 'status'> & {
  status?: PartnerStatus
  kind?: 'reseller' | 'distributor'
  level?: 'registered' | 'silver' | 'gold' | 'platinum'
  listed?: boolean
  endsOn?: string
  distributor?: Partner
  /** Of the headquarters. */
  city?: string
  state?: string
}

/** How a partner's person differs from an unrestricted one in sales whom customers may choose, and who is nothing else there. */
export type PersonOptions = ContactOptions & { roles?: PartnerRole[]; location?: PartnerPlace; listed?: boolean }

/** A partner to make people and places of. It is a customer of the vendor's too, as every organization. */
export type Partner = Customer & {
  headquarters: PartnerPlace
  location(options?: PlaceOptions): Promise<PartnerPlace>
  /** A contact with roles at the partner, a sign-in and an open session. */
  person(options?: PersonOptions): Promise<ContactPersona>
}

/** How a grant differs from one of all licences, to view and quote, for a year from now until a midnight in Madrid. */
export type GrantOptions = {
  coverage?: (typeof coverages)[number]
  /** Ids of those ticked. */
  licences?: string[]
  scopes?: (typeof grantScopes)[number][]
  startsAt?: Instant
  endsAt?: Instant
  timeZone?: string
  /** By so many days it is extended, if it is. */
  termDays?: number
  extends?: boolean
  endedAt?: Instant
  endedBy?: (typeof grantEnders)[number]
  location?: PartnerPlace
  /** The partner's person who was told; somebody new unless given. */
  contactId?: string
  /** The customer's contact who let it in; somebody new unless given. */
  grantedBy?: string
  reviewedAt?: Instant
}

/** A grant as tests name it. */
export type MadeGrant = { id: string; contactId: string; grantedBy: string; endsAt: Instant; version: 1 }

/** Puts an organization into the partner programme. */
export async function makePartner(portal: TestPortal, customer: Customer, options: PartnerOptions): Promise<Partner> {
  const { id, number, name } = customer.organization
  await portal.rows(sql`
    insert into partners (partner_id, number, name, kind, status, level_code, starts_on, ends_on, listed, distributor_id, created_at)
    values (${id}, ${number}, ${name}, ${options.kind ?? 'reseller'}, ${options.status ?? 'active'}, ${options.level ?? null},
      '2026-01-01', ${options.endsOn ?? '2027-12-31'}, ${options.listed ?? true}, ${options.distributor?.organization.id ?? null},
      ${portal.clock.now()})`)
  const country = options.country ?? 'ES'
  const place = { country, ...(options.state && { state: options.state }), ...(options.city && { city: options.city }) }
  const headquarters = await makePlace(portal, customer.organization, { kind: 'headquarters', ...place })
  return {
    ...customer,
    headquarters,
    location: (place = {}) =>
      makePlace(portal, customer.organization, { parent: headquarters, ...place, country: place.country ?? country }),
    person: (person = {}) => makePerson(portal, customer, person),
  }
}

async function makePlace(
  portal: TestPortal,
  partner: OrganizationRef,
  options: PlaceOptions & { country: string },
): Promise<PartnerPlace> {
  const kind = options.kind ?? 'branch'
  const city = options.city ?? 'Madrid'
  const place = { id: randomIds.uuid(), name: options.name ?? `${city} ${kind}`, city, country: options.country }
  await portal.rows(sql`
    insert into partner_locations (partner_id, id, parent_id, kind, name, country, state, city, phone, listed, created_at)
    values (${partner.id}, ${place.id}, ${options.parent?.id ?? null}, ${kind}, ${place.name}, ${place.country},
      ${options.state ?? null}, ${place.city}, ${options.phone ?? '+34910000000'}, ${options.listed ?? true}, ${portal.clock.now()})`)
  return place
}

async function makePerson(portal: TestPortal, customer: Customer, options: PersonOptions): Promise<ContactPersona> {
  const { roles = ['sales'], location, listed, ...contact } = options
  const person = await customer.contact({ types: ['sales'], ...contact })
  await addPerson(portal, customer.organization, { contactId: person.contactId, roles, location, listed })
  return person
}

async function addPerson(
  portal: TestPortal,
  partner: OrganizationRef,
  person: {
    contactId: string
    roles: PartnerRole[]
    location?: PartnerPlace | undefined
    listed?: boolean | undefined
  },
): Promise<void> {
  await portal.rows(sql`
    insert into partner_people (partner_id, contact_id, roles, location_id, listed)
    values (${partner.id}, ${person.contactId}, ${person.roles}, ${person.location?.id ?? null}, ${person.listed ?? true})`)
}

/** Lets a partner in to a customer, as confirming a draft would, without its letters. */
export async function makeGrant(
  portal: TestPortal,
  customer: Customer,
  partner: Partner,
  options: GrantOptions,
): Promise<MadeGrant> {
  const now = portal.clock.now()
  const timeZone = options.timeZone ?? 'Europe/Madrid'
  const startsAt = options.startsAt ?? now
  const endsAt = options.endsAt ?? endOfDay(addDays(dayAt(now, timeZone), 365), timeZone)
  const grant: MadeGrant = {
    id: randomIds.uuid(),
    contactId: options.contactId ?? (await anyPerson(portal, partner)),
    grantedBy: options.grantedBy ?? (await customer.contactWithoutSignIn()).contactId,
    endsAt,
    version: 1,
  }
  const { id } = customer.organization
  const licences = options.licences ?? []
  await portal.rows(sql`
    insert into advisor_grants (organization_id, id, partner_id, location_id, contact_id, coverage, scopes, starts_at, ends_on,
      time_zone, ends_at, term_days, extends, granted_by, granted_by_name, granted_at, reviewed_at, changed_by_name, changed_at)
    values (${id}, ${grant.id}, ${partner.organization.id}, ${(options.location ?? partner.headquarters).id}, ${grant.contactId},
      ${options.coverage ?? 'all'}, ${options.scopes ?? ['view', 'quote']}, ${startsAt},
      ${dayAt(earlier(endsAt, { seconds: 1 }), timeZone)}, ${timeZone}, ${endsAt}, ${options.termDays ?? 365}, ${options.extends ?? false}, ${grant.grantedBy},
      'Test', ${startsAt}, ${options.reviewedAt ?? startsAt}, 'Test', ${startsAt})`)
  await portal.rows(sql`
    insert into advisor_grant_licences (organization_id, grant_id, licence_id)
    select ${id}, ${grant.id}, unnest(${licences}::uuid[])`)
  if (options.endedAt)
    await portal.rows(sql`
      update advisor_grants set ended_at = ${options.endedAt}, ended_by = ${options.endedBy ?? 'customer'}
      where organization_id = ${id} and id = ${grant.id}`)
  return grant
}

async function anyPerson(portal: TestPortal, partner: Partner): Promise<string> {
  const { contactId } = await partner.contactWithoutSignIn({ types: ['sales'], lastName: unique('Told ') })
  await addPerson(portal, partner.organization, { contactId, roles: ['sales'] })
  return contactId
}
