import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { OrderView } from '../../contract/renewal-orders.ts'
import type { Instant } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { likeLiteral } from '../../values/text.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { walkedPage } from '../platform/walked-queries.ts'

/** An order as it is stored, with the names that every view of it shows. */
export type OrderRow = {
  organization_id: string
  organization_number: OrganizationNumber
  organization_name: string
  id: string
  number: string
  quote_id: string
  quote_number: string
  quote_revision: number
  /** Where it moves lines from one programme to another (REN-14). */
  from_programme_code: string | null
  from_programme_name: string | null
  to_programme_code: string | null
  to_programme_name: string | null
  status: OrderView['status']
  purchase_order_number: string
  currency: string
  total_minor: number
  line_count: number
  placed_at: Instant
  placed_by: string
  booked_at: Instant | null
  booked_by: string | null
  told_at: Instant | null
  ended_at: Instant | null
  end_reason: string | null
  version: number
}

const orders = (rows: Sql = sql`orders`): Sql => sql`
  o.organization_id, c.number as organization_number, c.legal_name as organization_name, o.id, o.number, o.quote_id,
  q.number as quote_number, q.revision as quote_revision, o.status, o.purchase_order_number, o.currency, o.total_minor::float8,
  q.line_count, q.from_programme_code, q.to_programme_code, f.name as from_programme_name, t.name as to_programme_name, o.placed_at, o.placed_by, o.booked_at, o.booked_by, o.told_at, o.ended_at, o.end_reason, o.version
  from ${rows} o join quotes q on q.organization_id = o.organization_id and q.id = o.quote_id
    join organizations c on c.id = o.organization_id
    left join programmes f on f.code = q.from_programme_code
    left join programmes t on t.code = q.to_programme_code`

/** So many of a company's orders are walked for a page, each with its quote: what few of them meet goes on with the next. */
const walkMost = 2_500
/** Beyond this many of a company's orders a count says "and more". */
const lookMost = 5_000
/** The same of orders that an index finds. */
const countMost = 10_000

async function selectOrder(ctx: Ctx, organizationId: string | null, id: string, lock: Sql): Promise<OrderRow> {
  const found = await ctx.tx.maybe<OrderRow>(sql`
    select ${orders()} where o.organization_id = ${organizationId} and o.id = ${id} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** An order of the organization acted for, or the answer for what is absent or not visible. */
export function findOrder(ctx: Ctx, id: string): Promise<OrderRow> {
  return selectOrder(ctx, ctx.organization?.id ?? null, id, empty)
}

/** The same, locked: of two who book or cancel it, the second is told of the first. */
export function takeOrder(ctx: Ctx, id: string): Promise<OrderRow> {
  return selectOrder(ctx, ctx.organization?.id ?? null, id, sql`for no key update of o`)
}

/** The order for the work after its booking, which acts for no organization; null where it is gone. */
export function findOrderOf(ctx: Ctx, organizationId: string, id: string): Promise<OrderRow | null> {
  return ctx.tx.maybe<OrderRow>(sql`select ${orders()} where o.organization_id = ${organizationId} and o.id = ${id}`)
}

/** What a new order says. */
export type NewOrder = Pick<
  OrderRow,
  'organization_id' | 'id' | 'number' | 'quote_id' | 'purchase_order_number' | 'currency' | 'total_minor' | 'placed_by'
>

/** Places an order. The database keeps a quote from becoming two. */
export async function insertOrder(ctx: Ctx, order: NewOrder): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into orders (organization_id, id, number, quote_id, purchase_order_number, currency, total_minor, placed_at, placed_by)
    values (${order.organization_id}, ${order.id}, ${order.number}, ${order.quote_id}, ${order.purchase_order_number},
      ${order.currency}, ${order.total_minor}, ${ctx.now}, ${order.placed_by})`)
}

/** Notes that the vendor has booked the order. */
export async function saveBooked(ctx: Ctx, { organization_id, id }: OrderRow, by: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update orders set status = 'booked', booked_at = ${ctx.now}, booked_by = ${by}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status = 'placed'`)
}

/** Ends an order that was not booked. */
export async function saveCancelled(ctx: Ctx, { organization_id, id }: OrderRow, reason: string | null): Promise<void> {
  await ctx.tx.changeOne(sql`
    update orders set status = 'cancelled', ended_at = ${ctx.now}, end_reason = ${reason}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status = 'placed'`)
}

/** Notes that everybody has been told; false where that was so before. */
export async function saveTold(ctx: Ctx, { organization_id, id }: OrderRow): Promise<boolean> {
  const changed = await ctx.tx.change(sql`
    update orders set told_at = ${ctx.now}
    where organization_id = ${organization_id} and id = ${id} and status = 'booked' and told_at is null`)
  return changed === 1
}

type Page = { after?: string | undefined; limit: number }
type Orders = { items: OrderRow[]; next: string | null; total: { count: number; atLeast: boolean } }

const cursorKinds = ['instant', 'id', 'id'] as const
const positionOf = (row: Pick<OrderRow, 'placed_at' | 'organization_id' | 'id'>) => [
  row.placed_at,
  row.organization_id,
  row.id,
]
const newestFirst = sql`order by o.placed_at desc, o.organization_id desc, o.id desc`

/**
 * An organization's orders, the newest first, by the beginning of any of their numbers and by state (REN-19). A page may hold
 * fewer than asked for and still have a next one.
 */
export async function listOrdersOf(
  ctx: Ctx,
  organizationId: string,
  filter: { q: string; status: readonly string[] },
  asked: Page,
): Promise<Orders> {
  const bounds = readCursorOf(asked.after, cursorKinds)
  const behind = bounds ? sql`and (placed_at, id) < (${bounds[0]}::timestamptz, ${bounds[2]}::uuid)` : empty
  const { rows: items, ...page } = await walkedPage<OrderRow, 'placed_at' | 'organization_id' | 'id'>(ctx, {
    rows: (from, most) => sql`(
      select * from orders where organization_id = ${organizationId} ${from} order by placed_at desc, id desc limit ${most}) o`,
    behind,
    matching: sql`true ${filter.status.length === 0 ? empty : sql`and o.status in (${join(filter.status)})`}
      ${searched(filter.q)}`,
    order: newestFirst,
    read: (met) => sql`select ${orders(met)} ${newestFirst}`,
    columns: sql`o.placed_at, o.organization_id, o.id`,
    place: positionOf,
    ...{ walkMost, countMost: lookMost, limit: asked.limit },
  })
  return { items, ...page }
}

/** The beginning of the order's number, of the purchase order's or of the quote's. */
function searched(q: string): Sql {
  const begins = `${likeLiteral(q.trim().toLowerCase())}%`
  if (begins === '%') return empty
  return sql`and (lower(o.number) like ${begins} or o.purchase_order_key like ${begins} or (
    select lower(number) from quotes where organization_id = o.organization_id and id = o.quote_id) like ${begins})`
}

/** Orders of all organizations, for the desk that books them: to book, the oldest first; or all, the newest first (REN-24). */
export async function listOrdersOfAll(
  ctx: Ctx,
  filter: { q: string; show: 'placed' | 'all' },
  page: Page,
): Promise<Orders> {
  const isPlaced = filter.show === 'placed'
  const order = isPlaced ? sql`order by o.placed_at, o.organization_id, o.id` : newestFirst
  const bounds = readCursorOf(page.after, cursorKinds)
  const from = bounds ? sql`(${bounds[0]}::timestamptz, ${bounds[1]}::uuid, ${bounds[2]}::uuid)` : null
  const behind = from ? sql`and (o.placed_at, o.organization_id, o.id) ${isPlaced ? sql`>` : sql`<`} ${from}` : empty
  const shown = isPlaced ? sql`o.status = 'placed'` : sql`true`
  // Each way to be found has an index, and rows of its own: several in one condition would use none.
  const walk = (after: Sql, most: number) => {
    const ways = waysToBeFound(filter.q).map(
      (way) => sql`(select o.* from orders o where ${way} and ${shown} ${after} ${order} limit ${most})`,
    )
    return sql`(${join(ways, ' union ')})`
  }
  const rows = sql`(select o.* from ${walk(behind, page.limit + 1)} o ${order} limit ${page.limit + 1})`
  const found = await ctx.tx.many<OrderRow>(sql`select ${orders(rows)} ${order}`)
  const { count } = await ctx.tx.one<{ count: number }>(
    sql`select count(*) as count from ${walk(empty, countMost + 1)} counted`,
  )
  const { rows: items, next } = pageFrom(found, page.limit, positionOf)
  return { items, next, total: { count: Math.min(count, countMost), atLeast: count > countMost } }
}

/** Its own number, the purchase order's, or the company's: whole, as the desk reads them in a letter. */
function waysToBeFound(q: string): Sql[] {
  const typed = q.trim()
  if (typed === '') return [sql`true`]
  return [
    sql`o.number = ${typed.toUpperCase()}`,
    sql`o.purchase_order_key = ${typed.toLowerCase()}`,
    sql`o.organization_id = (select id from organizations where number = ${typed})`,
  ]
}
