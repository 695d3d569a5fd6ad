import sql, { empty, type Sql } from 'sql-template-tag'
import type { OrganizationView } from '../../contract/accounts.ts'
import type { Day } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { searchWords } from '../../values/search-words.ts'
import { notFound } from '../access/permit.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'

/** What the company keeps up itself. */
export type CompanyFacts = { phone: string | null; fax: string | null; webAddresses: string[] }

/** What only staff change, on request. */
export type RegisteredFacts = {
  legalName: string
  otherNames: string[]
  country: string
  state: string | null
  region: OrganizationView['region']
  language: OrganizationView['language']
  salesRepresentativeId: string | null
  renewalsSpecialistId: string | null
}

/** An organization as it is stored. `organization_id` is its own id, as rights are asked by it. */
export type OrganizationRow = CompanyFacts &
  RegisteredFacts & {
    organization_id: string
    number: OrganizationNumber
    status: OrganizationView['status']
    emailDomains: string[]
    /** Who looks after its renewals: its own specialist or the territory's (REN-7). */
    specialistId: string | null
    version: number
  }

/** An address as it is stored. */
export type AddressRow = OrganizationView['addresses'][number]
/** A contract as it is stored. */
export type ContractRow = { number: string; programme: string; startsOn: Day; endsOn: Day | null }
/** One of the vendor's people as a customer may know them. */
export type VendorPersonRow = { id: string; name: string; email: string; phone: string | null }

/** Whoever is at work at the renewals desk (REN-7). */
export const atTheDesk = (staff: Sql): Sql => sql`app.at_desk(${staff}.status, ${staff}.roles)`

async function selectOrganization(ctx: Ctx, id: string, lock: Sql): Promise<OrganizationRow> {
  const found = await ctx.tx.maybe<OrganizationRow>(sql`
    select id as organization_id, number, legal_name as "legalName", other_names as "otherNames", country, state, region, language,
      status, phone, fax, web_addresses as "webAddresses", email_domains as "emailDomains",
      sales_representative_id as "salesRepresentativeId", renewals_specialist_id as "renewalsSpecialistId",
      app.specialist_of(id) as "specialistId", version
    from organizations where id = ${id} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** The organization, or the answer for what is absent or not visible. */
export function findOrganization(ctx: Ctx, id: string): Promise<OrganizationRow> {
  return selectOrganization(ctx, id, empty)
}

/** The same, locked: whoever else changes it waits. */
export function takeOrganization(ctx: Ctx, id: string): Promise<OrganizationRow> {
  return selectOrganization(ctx, id, sql`for no key update`)
}

/** All addresses of an organization, a handful. */
export function listAddresses(tx: Tx, organizationId: string): Promise<AddressRow[]> {
  return tx.many<AddressRow>(sql`
    select id, kind, lines, city, postal_code as "postalCode", state, country from addresses
    where organization_id = ${organizationId} order by array_position(array['mailing', 'billing', 'shipping'], kind), city, id`)
}

/** All contracts of an organization, newest first. */
export function listContracts(tx: Tx, organizationId: string): Promise<ContractRow[]> {
  return tx.many<ContractRow>(sql`
    select number, programme, starts_on as "startsOn", ends_on as "endsOn" from contracts
    where organization_id = ${organizationId} order by starts_on desc, number`)
}

/** Those of the vendor's people that have one of the ids and that the reader may know. */
export function listVendorPeople(tx: Tx, ids: readonly (string | null)[]): Promise<VendorPersonRow[]> {
  return tx.many<VendorPersonRow>(sql`
    select id, first_name || ' ' || last_name as name, email, phone from staff_members
    where id = any (${ids.filter((id) => id !== null)}::uuid[])`)
}

/** The same of those who can be a company's representatives. For staff. */
export function listRepresentatives(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<(VendorPersonRow & { atDesk: boolean })[]> {
  return tx.many(sql`
    select id, first_name || ' ' || last_name as name, email, phone, ${atTheDesk(sql`staff_members`)} as "atDesk" from staff_members
    where id = any (${ids.filter((id) => id !== null)}::uuid[])`)
}

/** The vendor's people who are at work, by name. For staff. */
export function listStaff(tx: Tx): Promise<(VendorPersonRow & { atDesk: boolean })[]> {
  return tx.many(sql`
    select id, first_name || ' ' || last_name as name, email, phone, ${atTheDesk(sql`staff_members`)} as "atDesk" from staff_members
    where status = 'active' order by last_name, first_name, id limit 1000`)
}

/** Writes what the company keeps up itself. */
export async function saveCompanyFacts(tx: Tx, row: OrganizationRow, facts: CompanyFacts): Promise<void> {
  await tx.changeOne(sql`
    update organizations set phone = ${facts.phone}, fax = ${facts.fax}, web_addresses = ${facts.webAddresses}, version = version + 1
    where id = ${row.organization_id} and version = ${row.version}`)
}

/** Writes what staff change, and the words by which the organization is found. */
export async function saveRegisteredFacts(tx: Tx, row: OrganizationRow, facts: RegisteredFacts): Promise<void> {
  await tx.changeOne(sql`
    update organizations set legal_name = ${facts.legalName}, other_names = ${facts.otherNames}, country = ${facts.country},
      state = ${facts.state}, region = ${facts.region}, language = ${facts.language},
      sales_representative_id = ${facts.salesRepresentativeId}, renewals_specialist_id = ${facts.renewalsSpecialistId},
      version = version + 1
    where id = ${row.organization_id} and version = ${row.version}`)
  await tx.change(sql`delete from organization_words where organization_id = ${row.organization_id}`)
  await saveWords(tx, row.organization_id, facts)
}

/** Writes who of the renewals desk looks after the company. */
export async function saveSpecialist(tx: Tx, row: OrganizationRow, staffId: string | null): Promise<void> {
  await tx.changeOne(sql`
    update organizations set renewals_specialist_id = ${staffId}, version = version + 1 where id = ${row.organization_id}`)
}

/** Tells that an address was added, changed or taken away, so that somebody who edits the same page learns of it. */
export async function raiseVersion(tx: Tx, row: OrganizationRow): Promise<void> {
  await tx.changeOne(sql`
    update organizations set version = version + 1 where id = ${row.organization_id} and version = ${row.version}`)
}

/** Opens an account under the number, unless somebody has that number already: then tells so and writes nothing. */
export async function addOrganization(
  ctx: Ctx,
  id: string,
  number: string,
  facts: RegisteredFacts & { phone: string | null },
): Promise<boolean> {
  const added = await ctx.tx.change(sql`
    insert into organizations (id, number, legal_name, other_names, country, state, region, language, phone,
      sales_representative_id, renewals_specialist_id, created_at)
    values (${id}, ${number}, ${facts.legalName}, ${facts.otherNames}, ${facts.country}, ${facts.state}, ${facts.region},
      ${facts.language}, ${facts.phone}, ${facts.salesRepresentativeId}, ${facts.renewalsSpecialistId}, ${ctx.now})
    on conflict (number) do nothing`)
  if (added === 1) await saveWords(ctx.tx, id, facts)
  return added === 1
}

async function saveWords(tx: Tx, id: string, names: Pick<RegisteredFacts, 'legalName' | 'otherNames'>): Promise<void> {
  await tx.change(sql`
    insert into organization_words (organization_id, word)
    select ${id}, word from unnest(${searchWords(names.legalName, ...names.otherNames)}::text[]) as word`)
}
