import sql, { type Sql } from 'sql-template-tag'
import type { ContactType, OrganizationRef, StaffRole } from '../contract/actor.ts'
import type { Language } from '../contract/fields.ts'
import { tokenHash } from '../server/identity/authenticate.ts'
import { randomIds } from '../server/platform/ids.ts'
import { later } from '../values/calendar.ts'
import { searchWords } from '../values/search-words.ts'
import { searchKey } from '../values/text.ts'
import { type LicenceOptions, makeLicence } from './licences.ts'
import {
  type GrantOptions,
  type MadeGrant,
  makeGrant,
  makePartner,
  type Partner,
  type PartnerOptions,
} from './partners.ts'
import type { TestPortal } from './portal.ts'
import { makePriceSchedule, type PriceSchedule, type ScheduleOptions } from './prices.ts'
import { unique } from './unique.ts'
import { type Visitor, visitorOf } from './visitor.ts'

/** Somebody with a sign-in and an open session. `call` fills in the organization's number where the path has one. */
export type Persona = Visitor & {
  userId: string
  loginId: string
  sessionToken: string
  name: string
  email: string
}

/** A contact of a customer. */
export type ContactPersona = Persona & { contactId: string; organization: OrganizationRef }

/** One of the vendor's people. */
export type StaffPersona = Persona & { staffId: string }

/** How a contact differs from an unrestricted administrator. */
export type ContactOptions = {
  types?: ContactType[]
  restricted?: boolean
  status?: 'active' | 'inactive'
  firstName?: string
  lastName?: string
  email?: string
  language?: Language
  loginId?: string
  /** Without one, only the session that the builder opens lets them in. */
  password?: string
  /** A sign-in that is a contact elsewhere already: the same person in two organizations (ACC-15). */
  sameUserAs?: Persona
}

/** A customer to make contacts of. */
export type Customer = {
  organization: OrganizationRef
  /** An active contact with a sign-in and an open session. */
  contact(options?: ContactOptions): Promise<ContactPersona>
  /** A contact who cannot sign in yet, or never will; tells its id. */
  contactWithoutSignIn(options?: ContactOptions): Promise<{ contactId: string; name: string; email: string }>
}

/** How an organization differs from an active one in Spain that reads English. */
export type CustomerOptions = { name?: string; country?: string; language?: Language; status?: 'active' | 'closed' }

/** How one of the vendor's people differs from a licensing operator. */
export type StaffOptions = {
  roles?: StaffRole[]
  firstName?: string
  lastName?: string
  email?: string
  loginId?: string
  password?: string
}

/** Makes what a test needs, fast, and nothing that another test could meet. */
export type World = {
  customer(options?: CustomerOptions): Promise<Customer>
  /** An organization in the partner programme, with its headquarters. */
  partner(options?: PartnerOptions): Promise<Partner>
  /** Lets a partner in to a customer. */
  grant(customer: Customer, partner: Partner, options?: GrantOptions): Promise<MadeGrant>
  staff(options?: StaffOptions): Promise<StaffPersona>
  /** A licence of an organization, without an order. */
  licence(organization: OrganizationRef, options?: LicenceOptions): ReturnType<typeof makeLicence>
  /** A published price schedule for a country of its own; customers made with that country have its prices. */
  priceSchedule(options?: ScheduleOptions): Promise<PriceSchedule>
  /** Opens another session of somebody; tells its token. */
  session(userId: string, options?: { hours?: number; idleMinutes?: number }): Promise<string>
}

const regions: Record<string, string> = {
  JP: 'Japan',
  US: 'Americas',
  BR: 'Americas',
  MX: 'Americas',
  IN: 'APAC',
  AU: 'APAC',
}

/** The builders on this portal. */
export function worldOf(portal: TestPortal): World {
  return {
    customer: (options = {}) => makeCustomer(portal, options),
    partner: async ({ status, ...options } = {}) =>
      makePartner(portal, await makeCustomer(portal, options), { ...options, ...(status && { status }) }),
    grant: (customer, partner, options = {}) => makeGrant(portal, customer, partner, options),
    staff: (options = {}) => makeStaff(portal, options),
    licence: (organization, options = {}) => makeLicence(portal, organization, options),
    priceSchedule: (options = {}) => makePriceSchedule(portal, options, (country) => regions[country] ?? 'EMEA'),
    session: (userId, options = {}) => openSession(portal, userId, options.hours ?? 24, options.idleMinutes ?? 60),
  }
}

async function makeCustomer(portal: TestPortal, options: CustomerOptions): Promise<Customer> {
  const id = randomIds.uuid()
  const number = randomIds.organizationNumber()
  const name = options.name ?? unique('Customer ')
  const country = options.country ?? 'ES'
  await portal.rows(sql`
    insert into organizations (id, number, legal_name, country, region, language, status, created_at)
    values (${id}, ${number}, ${name}, ${country}, ${regions[country] ?? 'EMEA'}, ${options.language ?? 'en'},
      ${options.status ?? 'active'}, ${portal.clock.now()})`)
  await addWords(
    portal,
    name,
    (word) => sql`
    insert into organization_words (organization_id, word) values (${id}, ${word}) on conflict do nothing`,
  )
  const organization = { id, number, name }
  return {
    organization,
    contact: async (contact = {}) => {
      const user = contact.sameUserAs ?? (await makeUser(portal, contact))
      const made = await makeContact(portal, organization, contact, user.userId)
      const sessionToken = await openSession(portal, user.userId, 24, 60)
      return {
        ...made,
        userId: user.userId,
        loginId: user.loginId,
        organization,
        ...signedInVisitor(portal, sessionToken, { number }),
      }
    },
    contactWithoutSignIn: (contact = {}) => makeContact(portal, organization, contact, null),
  }
}

async function makeContact(
  portal: TestPortal,
  organization: OrganizationRef,
  options: ContactOptions,
  userId: string | null,
): Promise<{ contactId: string; name: string; email: string }> {
  const contactId = randomIds.uuid()
  const { first, last, email } = personOf(options)
  await portal.rows(sql`
    insert into contacts (organization_id, id, user_id, first_name, last_name, email, language, types, restricted, status, created_at)
    values (${organization.id}, ${contactId}, ${userId}, ${first}, ${last}, ${email}, ${options.language ?? 'en'},
      ${options.types ?? ['administrator']}, ${options.restricted ?? false}, ${options.status ?? 'active'}, ${portal.clock.now()})`)
  await addWords(
    portal,
    `${first} ${last} ${email}`,
    (word) => sql`
    insert into contact_words (organization_id, contact_id, word)
    values (${organization.id}, ${contactId}, ${word}) on conflict do nothing`,
  )
  return { contactId, name: `${first} ${last}`, email }
}

async function makeStaff(portal: TestPortal, options: StaffOptions): Promise<StaffPersona> {
  const user = await makeUser(portal, options)
  const staffId = randomIds.uuid()
  const { first, last, email } = personOf(options)
  await portal.rows(sql`
    insert into staff_members (id, user_id, first_name, last_name, email, roles, created_at)
    values (${staffId}, ${user.userId}, ${first}, ${last}, ${email}, ${options.roles ?? ['licensing-operator']}, ${portal.clock.now()})`)
  const sessionToken = await openSession(portal, user.userId, 12, 30)
  return { ...user, staffId, name: `${first} ${last}`, email, ...signedInVisitor(portal, sessionToken, {}) }
}

function signedInVisitor(portal: TestPortal, sessionToken: string, filled: Record<string, string>) {
  return { ...visitorOf(portal.app, sessionToken, filled), sessionToken }
}

async function makeUser(
  portal: TestPortal,
  options: { loginId?: string; language?: Language; password?: string },
): Promise<{ userId: string; loginId: string }> {
  const userId = randomIds.uuid()
  const loginId = options.loginId ?? unique('user.')
  const passwordHash = options.password === undefined ? null : await portal.house.passwords.hash(options.password)
  await portal.rows(sql`
    insert into users (id, login_id, login_key, password_hash, language, created_at)
    values (${userId}, ${loginId}, ${searchKey(loginId)}, ${passwordHash}, ${options.language ?? 'en'}, ${portal.clock.now()})`)
  return { userId, loginId }
}

async function openSession(portal: TestPortal, userId: string, hours: number, idleMinutes: number): Promise<string> {
  const token = randomIds.secret()
  const now = portal.clock.now()
  await portal.rows(sql`
    insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent)
    values (${randomIds.uuid()}, ${userId}, ${tokenHash(token)}, ${now}, ${now}, ${later(now, { hours })}, ${idleMinutes},
      '127.0.0.1', 'test')`)
  return token
}

function personOf(options: { firstName?: string; lastName?: string; email?: string }) {
  const first = options.firstName ?? 'Ana'
  const last = options.lastName ?? unique('García ')
  return { first, last, email: options.email ?? `${unique('ana.')}@example.com` }
}

async function addWords(portal: TestPortal, text: string, insert: (word: string) => Sql): Promise<void> {
  for (const word of searchWords(text)) await portal.rows(insert(word))
}
