import sql, { empty, type Sql } from 'sql-template-tag'
import type { PartnerStatus } from '../../contract/actor.ts'
import type { PartnerView } from '../../contract/partners.ts'
import type { Day } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'

/** What a partner keeps up itself. */
export type ProfileFacts = {
  listed: boolean
  products: string[]
  languages: string[]
  distributor: Distributor | null
}

/** What the vendor decides of a partner. */
export type Membership = {
  kind: PartnerView['kind']
  status: PartnerStatus
  level: PartnerView['level']
  startsOn: Day | null
  endsOn: Day | null
  distributor: Distributor | null
}

/** A distributor as partners name it. */
export type Distributor = { id: string; number: OrganizationNumber; name: string }

/** A partner as it is stored. `organization_id` is its own organization's, as rights are asked by it. */
export type PartnerRow = ProfileFacts &
  Membership & { organization_id: string; number: OrganizationNumber; name: string; version: number }

const columns = sql`
  p.partner_id as organization_id, p.number, p.name, p.kind, p.status, p.starts_on as "startsOn", p.ends_on as "endsOn", p.listed,
  p.products, p.languages, p.version,
  (select json_build_object('code', l.code, 'name', l.name, 'rank', l.rank) from partner_levels l where l.code = p.level_code) as level,
  (select json_build_object('id', d.partner_id, 'number', d.number, 'name', d.name) from partners d
    where d.partner_id = p.distributor_id) as distributor`

async function selectPartner(ctx: Ctx, lock: Sql): Promise<PartnerRow> {
  const found = await ctx.tx.maybe<PartnerRow>(sql`
    select ${columns} from partners p where p.partner_id = ${ctx.organization?.id ?? null} ${lock}`)
  if (!found) throw new Refusal('not-a-partner', { actingFor: ctx.organization?.name ?? '–' })
  return found
}

/** The partner acted for; refuses `not-a-partner` for other organizations. */
export function findPartner(ctx: Ctx): Promise<PartnerRow> {
  return selectPartner(ctx, empty)
}

/** The same, locked: whoever else changes the partner, or who leads it, waits. */
export function takePartner(ctx: Ctx): Promise<PartnerRow> {
  return selectPartner(ctx, sql`for no key update of p`)
}

/** Partners whose membership is active though its term was over before this day; the longest over first. For the worker. */
export async function listOverdue(tx: Tx, today: Day): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select partner_id as id from partners where status = 'active' and ends_on < ${today} order by ends_on, partner_id limit 10000`)
  return rows.map(({ id }) => id)
}

/** The partner as it was before its membership was ended here; null where it is not active any more, or was renewed. */
export async function endMembership(tx: Tx, partnerId: string, today: Day): Promise<PartnerRow | null> {
  const row = await tx.maybe<PartnerRow>(sql`
    select ${columns} from partners p where p.partner_id = ${partnerId} and p.status = 'active' and p.ends_on < ${today}
    for no key update of p`)
  if (row)
    await tx.changeOne(sql`
      update partners set status = 'expired', version = version + 1 where partner_id = ${partnerId} and version = ${row.version}`)
  return row
}

/** Whether the organization is in the programme. */
export async function isPartner(tx: Tx, organizationId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from partners where partner_id = ${organizationId}`)) !== null
}

/** Puts an organization into the programme; its name and number are those of the organization. */
export async function insertPartner(ctx: Ctx, organizationId: string, made: Membership & Pick<ProfileFacts, 'listed'>) {
  await ctx.tx.changeOne(sql`
    insert into partners (partner_id, number, name, kind, status, level_code, starts_on, ends_on, listed, distributor_id, created_at)
    select o.id, o.number, o.legal_name, ${made.kind}, ${made.status}, ${made.level?.code ?? null}, ${made.startsOn}, ${made.endsOn},
      ${made.listed}, ${made.distributor?.id ?? null}, ${ctx.now}
    from organizations o where o.id = ${organizationId}`)
}

/** Writes what the partner keeps up itself. */
export async function saveProfile(tx: Tx, row: PartnerRow, facts: ProfileFacts): Promise<void> {
  await tx.changeOne(sql`
    update partners set listed = ${facts.listed}, products = ${facts.products}, languages = ${facts.languages},
      distributor_id = ${facts.distributor?.id ?? null}, version = version + 1
    where partner_id = ${row.organization_id} and version = ${row.version}`)
}

/** Writes what the vendor decides. */
export async function saveMembership(tx: Tx, row: PartnerRow, made: Membership): Promise<void> {
  await tx.changeOne(sql`
    update partners set kind = ${made.kind}, status = ${made.status}, level_code = ${made.level?.code ?? null},
      starts_on = ${made.startsOn}, ends_on = ${made.endsOn}, distributor_id = ${made.distributor?.id ?? null}, version = version + 1
    where partner_id = ${row.organization_id} and version = ${row.version}`)
}

/** The levels of the programme, from the lowest; a handful. */
export function listLevels(tx: Tx): Promise<NonNullable<Membership['level']>[]> {
  return tx.many(sql`select code, name, rank from partner_levels order by rank limit 100`)
}

/** Distributors that partners may buy through, by name; a handful. */
export function listDistributors(tx: Tx): Promise<Distributor[]> {
  return tx.many(sql`
    select partner_id as id, number, name from partners where kind = 'distributor' and status = 'active'
    order by name collate "C", partner_id limit 200`)
}

/** The distributor of this number, where partners may buy through it now. */
export function findDistributor(tx: Tx, number: string): Promise<Distributor | null> {
  return tx.maybe(sql`
    select partner_id as id, number, name from partners
    where number = ${number} and kind = 'distributor' and status = 'active'`)
}

/** How many partners buy through this one. */
export async function countBuyers(tx: Tx, partnerId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*) from partners where distributor_id = ${partnerId}`)
  return count
}

/** Products that a profile can name, by name. */
export function listProductNames(tx: Tx): Promise<{ code: string; name: string }[]> {
  return tx.many(sql`select code, name from products where status = 'sold' order by name collate "C", code limit 1000`)
}

/** The products of these codes, by name, sold or not. */
export function listNamedProducts(tx: Tx, codes: readonly string[]): Promise<{ code: string; name: string }[]> {
  return tx.many(sql`
    select code, name from products where code = any (${codes}) order by name collate "C", code limit 1000`)
}
