import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { Actor } from '../../contract/actor.ts'
import type { audit } from '../../contract/audit.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { addDays, type Instant } from '../../values/calendar.ts'
import { likeLiteral } from '../../values/text.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'

/** What the trail is narrowed by. */
export type TrailFilter = Omit<InputOf<typeof audit.exportAuditEvents>, 'number' | 'header'>

/** One row of the trail as it is stored. */
export type TrailRow = {
  id: string
  at: Instant
  action: string
  actorKind: Actor['kind']
  actorUserId: string | null
  actorName: string
  address: string
  requestId: string
  subjectKind: string
  subjectId: string | null
  subjectLabel: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
  views: number | null
}

/** A page of an organization's trail, newest first, and where the next begins. */
export async function listTrail(
  tx: Tx,
  organizationId: string,
  filter: TrailFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: TrailRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const rows = await tx.many<TrailRow>(sql`
    select id, at, action, actor_kind as "actorKind", actor_user_id as "actorUserId", actor_name as "actorName", address,
      request_id as "requestId", subject_kind as "subjectKind", subject_id as "subjectId", subject_label as "subjectLabel",
      before, after, reason,
      (select view_count from partner_views v where v.organization_id = audit_events.organization_id and v.audit_event_id = audit_events.id) as views
    from audit_events
    where organization_id = ${organizationId} ${join([empty, ...conditions(organizationId, filter)], ' and ')}
      ${bounds ? sql`and (at, id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty}
    order by at desc, id desc limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.at, row.id])
}

/** How many rows of an organization's trail match, counted so far and no further. */
export async function countTrail(tx: Tx, organizationId: string, filter: TrailFilter, most: number): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*) as count from (select from audit_events
      where organization_id = ${organizationId} ${join([empty, ...conditions(organizationId, filter)], ' and ')} limit ${most}) as matched`)
  return count
}

/** An action is asked for by its full name, or by its noun alone: `contact` for all that happened to contacts. */
function conditions(organizationId: string, { userId, action, from, to, q }: TrailFilter): Sql[] {
  return [
    ...(userId ? [sql`actor_user_id = ${userId}`] : []),
    ...(action === ''
      ? []
      : [
          action.includes('.')
            ? sql`action = ${action}`
            : sql`action = any (array(${actionsOf(organizationId, action)}))`,
        ]),
    ...(from ? [sql`at >= (${from}::date::timestamp at time zone 'UTC')`] : []),
    ...(to ? [sql`at < (${addDays(to, 1)}::date::timestamp at time zone 'UTC')`] : []),
    ...(q.trim() === '' ? [] : [sql`subject_label ilike ${`%${likeLiteral(q.trim())}%`}`]),
  ]
}

/** Everything that was ever done in the organization, by name. Steps from one to the next in an index, whatever its size. */
export async function listActions(tx: Tx, organizationId: string): Promise<string[]> {
  const rows = await tx.many<{ action: string }>(actionsOf(organizationId, null))
  return rows.map(({ action }) => action)
}

/** The same of one noun alone, or of all. */
function actionsOf(organizationId: string, noun: string | null): Sql {
  return sql`
    with recursive steps as (
      (select action from audit_events where organization_id = ${organizationId} order by action limit 1)
      union all
      select (select action from audit_events where organization_id = ${organizationId} and action > steps.action order by action limit 1)
      from steps where steps.action is not null)
    select action from steps
    where action is not null ${noun === null ? empty : sql`and split_part(action, '.', 1) = ${noun}`} limit 200`
}

/** Everybody who ever did something in the organization, by the name they had last. */
export function listActors(tx: Tx, organizationId: string): Promise<{ userId: string; name: string }[]> {
  return tx.many(sql`
    with recursive steps as (
      (select actor_user_id as id from audit_events where organization_id = ${organizationId} and actor_user_id is not null
        order by actor_user_id limit 1)
      union all
      select (select actor_user_id from audit_events where organization_id = ${organizationId} and actor_user_id > steps.id
        order by actor_user_id limit 1)
      from steps where steps.id is not null)
    select steps.id as "userId", (select actor_name from audit_events where organization_id = ${organizationId} and actor_user_id = steps.id
      order by at desc, id desc limit 1) as name
    from steps where steps.id is not null order by name limit 500`)
}
