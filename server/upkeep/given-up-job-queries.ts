import sql, { empty } from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** A job whose last attempt failed. What it was about stays in the database. */
export type GivenUpRow = {
  id: string
  kind: string
  fault: unknown
  attempts: number | null
  asked_at: Instant | null
  given_up_at: Instant
}

/** How far given-up jobs are counted. */
const countedTo = 10_000

/** Given-up jobs, newest first, a page at a time. */
export async function listGivenUpRows(
  ctx: Ctx,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: GivenUpRow[]; next: string | null }> {
  const bound = readCursorOf(page.after, ['instant', 'id'])
  const rows = await ctx.tx.many<GivenUpRow>(sql`
    select id, kind, fault, attempts, asked_at, given_up_at from given_up_jobs
    where true ${bound ? sql`and (given_up_at, id) < (${bound[0]}::timestamptz, ${bound[1]}::uuid)` : empty}
    order by given_up_at desc, id desc limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.given_up_at, row.id])
}

/** How many jobs wait for somebody to look. */
export async function countGivenUpJobs(ctx: Ctx): Promise<{ count: number; atLeast: boolean }> {
  const { count } = await ctx.tx.one<{ count: number }>(
    sql`select count(*) as count from (select from given_up_jobs limit ${countedTo + 1}) as counted`,
  )
  return { count: Math.min(count, countedTo), atLeast: count > countedTo }
}
