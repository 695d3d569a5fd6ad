import sql, { empty, raw, type Sql } from 'sql-template-tag'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import { sharedNow } from '../access/shared-customers.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import type { CoveredRow } from '../renewals/line-rows.ts'
import type { Cover } from '../renewals/missing-cover-rules.ts'

/** So many licences are walked for a page: what is in no programme has no line. */
const walkMost = 2_000

// What was paid after discounts may be another partner's price: here it is as if nothing had been taken off. It counts where days
// are given back alone, and there `listOwnPaid` is asked.
const columns = raw(`
  s.organization_id, s.licence_id, s.code as licence_code, s.status as licence_status, s.ends_on as licence_ends_on,
  s.product_code, s.product_name, s.edition_code, s.edition_name, s.quantity, m.id as membership_id, m.programme_code,
  p.name as programme_name, p.status as programme_status, p.all_or_nothing, m.starts_on, m.ends_on, m.intended_day,
  m.programme_from, m.yearly_minor, m.yearly_minor as paid_yearly_minor, m.currency, m.price_locked, m.order_id`)

/** Each line is looked up by keys, from what is shared on. */
function linesOf(shared: Sql): Sql {
  return sql`from ${shared} s
    join memberships m on m.organization_id = s.organization_id and m.licence_id = s.licence_id
    join programmes p on p.code = m.programme_code`
}

const shares = (ctx: Ctx, customerId: string): Sql => sql`${sharedNow(ctx, 'v')} and v.organization_id = ${customerId}`

/** A page of the lines that a customer shares, what ends first of what can be renewed first. */
export async function listSharedLines(
  ctx: Ctx,
  customerId: string,
  page: { after: string | undefined; limit: number },
): Promise<{ rows: CoveredRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['day', 'id', 'text'])
  const behind = bounds ? sql`and (v.renewal_order, v.licence_id) >= (${bounds[0]}::date, ${bounds[1]}::uuid)` : empty
  const rows = await ctx.tx.many<CoveredRow & { renewal_order: string }>(sql`
    select s.renewal_order, ${columns} ${linesOf(sql`(
      select v.* from partner_licences v where ${shares(ctx, customerId)} ${behind}
      order by v.renewal_order, v.licence_id limit ${walkMost})`)}
    ${bounds ? sql`where (s.renewal_order, s.licence_id, m.programme_code) > (${bounds[0]}::date, ${bounds[1]}::uuid, ${bounds[2]})` : empty}
    order by s.renewal_order, s.licence_id, m.programme_code limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.renewal_order, row.licence_id, row.programme_code])
}

/** The lines of these memberships, as far as they are shared, what ends first first. */
export function listSharedByIds(ctx: Ctx, customerId: string, ids: readonly string[]): Promise<CoveredRow[]> {
  return ctx.tx.many<CoveredRow>(sql`
    select ${columns} ${linesOf(sql`(
      select v.* from partner_licences v where ${shares(ctx, customerId)}
        and v.licence_id in (select licence_id from memberships where organization_id = ${customerId} and id = any (${ids}::uuid[])))`)}
    where m.id = any (${ids}::uuid[]) order by m.ends_on, m.id`)
}

/** All lines that a customer shares, what ends first first: as many as a quote holds, and one more. */
export function listAllShared(ctx: Ctx, customerId: string): Promise<CoveredRow[]> {
  return ctx.tx.many<CoveredRow>(sql`
    select ${columns} ${linesOf(sql`(
      select v.* from partner_licences v where ${shares(ctx, customerId)}
      order by v.renewal_order, v.licence_id limit ${quoteLinesMost + 1})`)}
    order by m.ends_on, m.id limit ${quoteLinesMost + 1}`)
}

/** The first lines of each of these customers, what ends first of what can be renewed first. */
export function listFirstShared(ctx: Ctx, customerIds: readonly string[], most: number): Promise<CoveredRow[]> {
  return ctx.tx.many<CoveredRow>(sql`
    select ${columns} ${linesOf(sql`(
      select near.* from unnest(${customerIds}::uuid[]) one(id), lateral (
        select v.* from partner_licences v
        where ${sharedNow(ctx, 'v')} and v.organization_id = one.id
        order by v.renewal_order, v.licence_id limit ${most}) near)`)}
    order by m.ends_on, m.id`)
}

const codesOf = (covers: readonly Cover[]): Sql =>
  sql`unnest(${covers.map(({ programme }) => programme.code)}::text[], ${covers.map(({ product }) => product.code)}::text[])`

/** Lines in force of these programmes and products that the customer shares; of a quote, those that are not in it. */
export function listSharedOfCovers(
  ctx: Ctx,
  customerId: string,
  covers: readonly Cover[],
  quoteId: string | null,
): Promise<CoveredRow[]> {
  return ctx.tx.many<CoveredRow>(sql`
    select ${columns} from ${codesOf(covers)} as c(programme, product)
      cross join lateral (select v.* from partner_licences v
        where ${shares(ctx, customerId)} and v.product_code = c.product) s
      join memberships m on m.organization_id = s.organization_id and m.licence_id = s.licence_id and m.programme_code = c.programme
      join programmes p on p.code = m.programme_code
    where s.status = 'active' and m.order_id is null and m.ends_on >= ${ctx.today} and m.id not in (
      select membership_id from quote_lines where organization_id = ${customerId} and quote_id = ${quoteId})
    order by m.ends_on, m.id limit ${quoteLinesMost + 1}`)
}

/** What a unit cost for a year where the partner's own quote was the last to set that, by membership; of others nothing is told. */
export async function listOwnPaid(
  ctx: Ctx,
  customerId: string,
  membershipIds: readonly string[],
): Promise<Map<string, number>> {
  if (membershipIds.length === 0) return new Map()
  const rows = await ctx.tx.many<{ membership_id: string; paid_yearly_minor: number }>(sql`
    select membership_id, paid_yearly_minor from app.own_paid(${customerId}, ${membershipIds}::uuid[])`)
  return new Map(rows.map((row) => [row.membership_id, row.paid_yearly_minor]))
}

/**
 * REN-4: how many further licences in force must renew together, are not shared and not in the quote, if there is one: the one
 * number that the partner is told.
 */
export async function countUnseen(
  ctx: Ctx,
  customerId: string,
  covers: readonly Cover[],
  quoteId: string | null,
): Promise<number[]> {
  if (covers.length === 0) return []
  const rows = await ctx.tx.many<{ unseen: number | null }>(sql`
    select app.unseen_cover(${customerId}, c.programme, c.product, ${quoteId}) as unseen
    from ${codesOf(covers)} with ordinality as c(programme, product, at)
    order by c.at`)
  return rows.map(({ unseen }) => unseen ?? 0)
}
