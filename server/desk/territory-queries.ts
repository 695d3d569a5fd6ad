import sql, { empty, type Sql } from 'sql-template-tag'
import type { Territory } from '../../contract/territories.ts'
import { atTheDesk } from '../accounts/organization-queries.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'

/** A part of the world: a country, or a state of it as somebody wrote it. */
export type Area = Pick<Territory, 'country' | 'state'>

const isArea = ({ country, state }: Area): Sql => sql`country = ${country} and state_key = app.state_key(${state})`

const columns: Sql = sql`
  t.country, t.state_key, t.state, json_build_object('id', m.id, 'name', m.first_name || ' ' || m.last_name) as specialist,
  ${atTheDesk(sql`m`)} as "isAtDesk", t.assigned_at as "assignedAt", t.assigned_by as "assignedBy"
  from territories t join staff_members m on m.id = t.specialist_id`

type TerritoryRow = Territory & { state_key: string }

function viewed({ state_key: _, ...territory }: TerritoryRow): Territory {
  return territory
}

/** Territories by country and state. For staff. */
export async function listTerritoryRows(
  tx: Tx,
  country: string | undefined,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: Territory[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['text', 'text'])
  const rows = await tx.many<TerritoryRow>(sql`
    select ${columns} where true ${country === undefined ? empty : sql`and t.country = ${country}`}
      ${bounds ? sql`and (t.country, t.state_key) > (${bounds[0]}, ${bounds[1]})` : empty}
    order by t.country, t.state_key limit ${page.limit + 1}`)
  const found = pageFrom(rows, page.limit, (row) => [row.country, row.state_key])
  return { items: found.rows.map(viewed), next: found.next }
}

/** Who looks after a territory now; whoever else decides about it waits. */
export async function takeTerritory(tx: Tx, area: Area): Promise<Territory | null> {
  const name = `territory ${area.country} `
  await tx.one(sql`
    select pg_advisory_xact_lock(hashtextextended(${name} || app.state_key(${area.state}), 0)) is null as locked`)
  const found = await tx.maybe<TerritoryRow>(sql`select ${columns} where ${isArea(area)}`)
  return found && viewed(found)
}

/** Says who looks after a territory. */
export async function saveTerritory(ctx: Ctx, area: Area, staffId: string, by: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into territories (country, state_key, state, specialist_id, assigned_at, assigned_by)
    values (${area.country}, app.state_key(${area.state}), ${area.state}, ${staffId}, ${ctx.now}, ${by})
    on conflict (country, state_key) do update set state = excluded.state, specialist_id = excluded.specialist_id,
      assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by`)
}

/** Leaves a territory to whoever looks after the country, or to the desk. */
export async function deleteTerritory(tx: Tx, area: Area): Promise<void> {
  await tx.changeOne(sql`delete from territories where ${isArea(area)}`)
}
