import sql from 'sql-template-tag'
import type { Day } from '../../values/calendar.ts'
import type { OrderRow } from '../billing/order-queries.ts'
import type { CoveredUntil } from '../licences/maintenance-queries.ts'
import type { Ctx } from '../platform/operation.ts'
import type { Taken } from './renewal-order-rules.ts'

/**
 * Takes the memberships of a quote for an order: those that no order has and that still end where the quote says, in the programme
 * that it says. They are locked in the order of their ids, so that two orders for the same ones wait instead of blocking each
 * other; with a change of programme all those of the licences are, as no two of a licence may come to be in one (REN-1).
 */
export async function takeMembershipsFor(
  ctx: Ctx,
  quote: { organization_id: string; id: string; to_programme_code: string | null },
  orderId: string,
): Promise<Taken> {
  const ofQuote = sql`l.organization_id = ${quote.organization_id} and l.quote_id = ${quote.id}`
  const locked = quote.to_programme_code === null ? sql`m.id = l.membership_id` : sql`m.licence_id = l.licence_id`
  const held = await ctx.tx.many<{ order_id: string | null }>(sql`
    select case when m.id = l.membership_id then m.order_id end as order_id
    from quote_lines l join memberships m on m.organization_id = l.organization_id and ${locked}
    where ${ofQuote} order by m.id for no key update of m`)
  const taken = await ctx.tx.change(sql`
    update memberships m set order_id = ${orderId}, version = m.version + 1 from quote_lines l
    where ${ofQuote} and m.organization_id = l.organization_id and m.id = l.membership_id
      and m.order_id is null and ${asQuoted} and (l.former_programme_code is null or not ${isTakenThere})`)
  return { taken, heldByOthers: held.filter(({ order_id }) => order_id !== null).length }
}

/** Whether a membership `m` is still what its line `l` was priced for. */
const asQuoted = sql`m.ends_on = l.former_ends_on and m.programme_code = coalesce(l.former_programme_code, l.programme_code)`

/** Whether another membership of the licence is in the programme that the line moves to, is on its way there by an order, or covers by it still. */
const isTakenThere = sql`exists (
  select from memberships o where o.organization_id = m.organization_id and o.licence_id = m.licence_id and o.id <> m.id
    and (o.programme_code = l.programme_code or exists (
      select from orders r join quote_lines x on x.organization_id = r.organization_id and x.quote_id = r.quote_id
      where r.organization_id = o.organization_id and r.id = o.order_id and x.membership_id = o.id
        and x.programme_code = l.programme_code)
      or exists (
        select from membership_periods c where c.organization_id = o.organization_id and c.membership_id = o.id
          and c.programme_code = l.programme_code and c.ends_on >= l.starts_on)))`

/** Sets the memberships of an order that is not carried out free again. */
export async function freeMembershipsOf(ctx: Ctx, order: OrderRow): Promise<void> {
  await ctx.tx.change(sql`
    update memberships m set order_id = null, version = m.version + 1 from quote_lines l
    where l.organization_id = ${order.organization_id} and l.quote_id = ${order.quote_id}
      and m.organization_id = l.organization_id and m.id = l.membership_id and m.order_id = ${order.id}`)
}

/** A line whose membership has moved. */
export type ExtendedLine = {
  licence_id: string
  licence_code: string
  programme_code: string
  /** The one that it has left; null: it is in the same as before. */
  former_programme_code: string | null
  former_ends_on: Day
  ends_on: Day
}

/**
 * Moves the memberships that the order holds to their new ends, and to the programmes bought (REN-14), with the prices paid as the
 * former ones of next time, and keeps each new period; days given back shorten the last one. Returns the lines that moved.
 */
export async function extendMemberships(ctx: Ctx, order: OrderRow): Promise<ExtendedLine[]> {
  const ofOrder = sql`l.organization_id = ${order.organization_id} and l.quote_id = ${order.quote_id}`
  const moved = await ctx.tx.many<ExtendedLine>(sql`
    update memberships m set ends_on = l.ends_on, intended_day = l.intended_day, yearly_minor = l.yearly_minor,
      paid_yearly_minor = l.paid_yearly_minor, currency = ${order.currency}, order_id = null, version = m.version + 1,
      programme_code = l.programme_code, price_locked = m.price_locked and l.former_programme_code is null,
      programme_from = case when l.former_programme_code is null then m.programme_from else l.starts_on end
    from quote_lines l
    where ${ofOrder} and m.organization_id = l.organization_id and m.id = l.membership_id
      and m.order_id = ${order.id} and ${asQuoted}
    returning l.licence_id, l.licence_code, l.programme_code, l.former_programme_code, l.former_ends_on, l.ends_on`)
  await ctx.tx.change(sql`
    insert into membership_periods (organization_id, membership_id, programme_code, starts_on, ends_on, order_id, added_at)
    select l.organization_id, l.membership_id, l.programme_code, l.starts_on, l.ends_on, ${order.id}, ${ctx.now} from quote_lines l
    where ${ofOrder} and l.ends_on > l.former_ends_on`)
  const shortened = sql`${ofOrder} and l.ends_on < l.former_ends_on
    and p.organization_id = l.organization_id and p.membership_id = l.membership_id`
  await ctx.tx.change(sql`
    delete from membership_periods p using quote_lines l where ${shortened} and p.starts_on > l.ends_on`)
  await ctx.tx.change(sql`
    update membership_periods p set ends_on = l.ends_on from quote_lines l where ${shortened} and p.ends_on > l.ends_on`)
  return moved
}

/** Until when the licences of an order are covered by now, in all programmes that bring new versions, those left among them. */
export function listCovered(ctx: Ctx, order: OrderRow): Promise<CoveredUntil[]> {
  return ctx.tx.many<CoveredUntil>(sql`
    select m.organization_id, m.licence_id, max(c.ends_on) as ends_on
    from memberships m
      join membership_periods c on c.organization_id = m.organization_id and c.membership_id = m.id
      join programmes p on p.code = c.programme_code and p.covers_versions
    where m.organization_id = ${order.organization_id} and m.licence_id in (
      select l.licence_id from quote_lines l where l.organization_id = ${order.organization_id} and l.quote_id = ${order.quote_id})
    group by m.organization_id, m.licence_id`)
}
