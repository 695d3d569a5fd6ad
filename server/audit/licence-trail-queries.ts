import sql, { empty } from 'sql-template-tag'
import type { Actor } from '../../contract/actor.ts'
import type { Instant } from '../../values/calendar.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** One row of the trail, as a licence's timeline shows it. */
export type LicenceEventRow = {
  id: string
  at: Instant
  action: string
  actor_name: string
  actor_kind: Actor['kind']
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
}

/** What happened to a licence, newest first, a page at a time. */
export async function listEventsOfLicence(
  ctx: Ctx,
  organizationId: string,
  licenceId: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: LicenceEventRow[]; next: string | null }> {
  const bound = readCursorOf(page.after, ['instant', 'id'])
  const rows = await ctx.tx.many<LicenceEventRow>(sql`
    select id, at, action, actor_name, actor_kind, before, after, reason from audit_events
    where organization_id = ${organizationId} and licence_id = ${licenceId}
      ${bound ? sql`and (at, id) < (${bound[0]}::timestamptz, ${bound[1]}::uuid)` : empty}
    order by at desc, id desc limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.at, row.id])
}
