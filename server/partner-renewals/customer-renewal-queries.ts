import sql, { empty, type Sql } from 'sql-template-tag'
import { addDays, type Day, day } from '../../values/calendar.ts'
import { sharedNow } from '../access/shared-customers.ts'
import { cursorOf, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** Which customers are listed: by when something of theirs ends that can be renewed. */
export type RenewalSearch = {
  standing: 'ahead' | 'lapsed'
  endsBy: Day | undefined
  country: string | undefined
  product: string
}

/** A customer, with the end by which it stands in the list. */
export type DueCustomer = { organization_id: string; next_end: Day }

/** How far a page is walked for from one end to the next; a search that few meet goes on with the next page (decision 034). */
const stepsMost = 400
/** How long ago maintenance may have lapsed to be listed, in days: a year, and the day itself. */
const lapsedMost = 365

/**
 * A page of customers by the first end within the range, and where the next begins. Walked along an index from each end to
 * the next of another day or customer, so that it costs the page and not how many customers or licences there are.
 */
export async function listDueCustomers(
  ctx: Ctx,
  search: RenewalSearch,
  page: { after: string | undefined; limit: number },
): Promise<{ rows: DueCustomer[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['day', 'id'])
  const range = rangeOf(ctx.today, search)
  const within = sql`from partner_licences v where ${sharedNow(ctx, 'v')}
    ${search.product === '' ? empty : sql`and v.product_code = ${search.product}`}
    and v.renewal_order >= ${range.first} and v.renewal_order <= ${range.last}`
  const step = (behind: Sql): Sql => sql`select v.renewal_order, v.organization_id ${within} ${behind}
    order by v.renewal_order, v.organization_id limit 1`
  const begin = bounds
    ? sql`and (v.renewal_order, v.organization_id) > (${bounds[0]}::date, ${bounds[1]}::uuid)`
    : empty
  // A customer counts where its first end is met.
  const first = sql`(select v.renewal_order ${within} and v.organization_id = w.organization_id order by v.renewal_order limit 1)`
  const inPlace =
    search.country === undefined
      ? sql`true`
      : sql`(select c.country from partner_customers c
    where ${sharedNow(ctx, 'c')} and c.organization_id = w.organization_id) = ${search.country}`
  // The walk goes no further than the page needs it; its last step is told of, met or not, as the next page begins behind it.
  const walked = await ctx.tx.many<DueCustomer & { steps: number; met: boolean }>(sql`
    with recursive walk as (
      select f.*, 1 as steps from (${step(begin)}) f
      union all
      select f.*, w.steps + 1 from walk w,
        lateral (${step(sql`and (v.renewal_order, v.organization_id) > (w.renewal_order, w.organization_id)`)}) f
      where w.steps < ${stepsMost})
    select * from (select w.organization_id, w.renewal_order as next_end, w.steps, ${first} = w.renewal_order and ${inPlace} as met from walk w) looked
    where met or steps = ${stepsMost} limit ${page.limit + 1}`)
  const rows = walked.filter(({ met }) => met).slice(0, page.limit)
  const end = walked.length > page.limit ? rows.at(-1) : walked.find(({ steps }) => steps === stepsMost)
  return { rows, next: end ? cursorOf([end.next_end, end.organization_id]) : null }
}

function rangeOf(today: Day, { standing, endsBy }: RenewalSearch): { first: Day; last: Day } {
  const [first, last] =
    standing === 'ahead' ? [today, day('9999-12-30')] : [addDays(today, -lapsedMost), addDays(today, -1)]
  return { first, last: endsBy !== undefined && endsBy < last ? endsBy : last }
}

/** How many of its quotes for each of these customers are open; counted to a hundred. */
export async function countOpenQuotes(ctx: Ctx, customerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.tx.many<{ id: string; count: number }>(sql`
    select one.id, (select count(*) from (select from quotes q
      where q.partner_id = ${ctx.organization?.id ?? null} and q.organization_id = one.id
        and app.quote_status(q.status, q.valid_until, ${ctx.today}) in ('draft', 'sent') limit 100) open) as count
    from unnest(${customerIds}::uuid[]) one(id)`)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
