import sql, { empty, type Sql } from 'sql-template-tag'
import type { PartnerLocation } from '../../contract/partners.ts'
import { notFound } from '../access/permit.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import type { PartnerRow } from './partner-queries.ts'

/** What is known of a place. */
export type PlaceFacts = Pick<
  PartnerLocation,
  'parentId' | 'kind' | 'name' | 'country' | 'state' | 'city' | 'phone' | 'webAddress' | 'listed'
>

/** A place as it is stored, with how many people and places belong to it. */
export type LocationRow = PlaceFacts & {
  organization_id: string
  id: string
  people: number
  branches: number
  version: number
}

const columns = sql`
  l.partner_id as organization_id, l.id, l.parent_id as "parentId", l.kind, l.name, l.country, l.state, l.city, l.phone,
  l.web_address as "webAddress", l.listed, l.version,
  coalesce((select r.count from people r where r.location_id = l.id), 0) as people,
  (select count(*) from partner_locations b where b.partner_id = l.partner_id and b.parent_id = l.id and b.removed_at is null) as branches`

/** People with a role, by place, counted once for all places. */
function withPeople(partnerId: string): Sql {
  return sql`with people as materialized (
    select location_id, count(*) from partner_people where partner_id = ${partnerId} and roles <> '{}' group by location_id)`
}

/** All places of a partner; a partner has 500 at most. */
export function listLocations(tx: Tx, partnerId: string): Promise<LocationRow[]> {
  return tx.many<LocationRow>(sql`
    ${withPeople(partnerId)}
    select ${columns} from partner_locations l where l.partner_id = ${partnerId} and l.removed_at is null
    order by l.name collate "C", l.id limit 1000`)
}

async function selectLocation(ctx: Ctx, partner: PartnerRow, locationId: string, lock: Sql): Promise<LocationRow> {
  const found = await ctx.tx.maybe<LocationRow>(sql`
    ${withPeople(partner.organization_id)}
    select ${columns} from partner_locations l
    where l.partner_id = ${partner.organization_id} and l.id = ${locationId} and l.removed_at is null ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A place of the partner, or the answer for what is absent. */
export function findLocation(ctx: Ctx, partner: PartnerRow, locationId: string): Promise<LocationRow> {
  return selectLocation(ctx, partner, locationId, empty)
}

/** The same, locked, as one may be whose work is limited to it: grants that are being made there wait or have to be seen. */
export async function takeLocation(ctx: Ctx, partner: PartnerRow, locationId: string): Promise<LocationRow> {
  await ctx.tx.many(sql`
    select id from partner_locations where partner_id = ${partner.organization_id} and id = ${locationId} for update`)
  return findLocation(ctx, partner, locationId)
}

/** Writes a new place. */
export async function insertLocation(ctx: Ctx, partnerId: string, id: string, place: PlaceFacts): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into partner_locations (partner_id, id, parent_id, kind, name, country, state, city, phone, web_address, listed, created_at)
    values (${partnerId}, ${id}, ${place.parentId}, ${place.kind}, ${place.name}, ${place.country}, ${place.state}, ${place.city},
      ${place.phone}, ${place.webAddress}, ${place.listed}, ${ctx.now})`)
}

/** Writes a place anew. */
export async function saveLocation(tx: Tx, row: LocationRow, place: PlaceFacts): Promise<void> {
  await tx.changeOne(sql`
    update partner_locations set parent_id = ${place.parentId}, kind = ${place.kind}, name = ${place.name},
      country = ${place.country}, state = ${place.state}, city = ${place.city}, phone = ${place.phone},
      web_address = ${place.webAddress}, listed = ${place.listed}, version = version + 1
    where partner_id = ${row.organization_id} and id = ${row.id} and version = ${row.version}`)
}

/** Takes a place away; grants of former days still name it, people without a role there no longer do. */
export async function saveLocationRemoved(ctx: Ctx, row: LocationRow): Promise<void> {
  await ctx.tx.changeOne(sql`
    update partner_locations set removed_at = ${ctx.now}, listed = false, version = version + 1
    where partner_id = ${row.organization_id} and id = ${row.id} and version = ${row.version} and removed_at is null`)
  await ctx.tx.change(sql`
    update partner_people set location_id = null, version = version + 1
    where partner_id = ${row.organization_id} and location_id = ${row.id} and roles = '{}'`)
}

/** Customers that chose this place and whose grant is open. */
export async function countCustomersAt(ctx: Ctx, row: LocationRow): Promise<number> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from advisor_grants
    where partner_id = ${row.organization_id} and location_id = ${row.id} and ended_at is null and ends_at > ${ctx.now}`)
  return count
}
