import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { Day, Instant } from '../../values/calendar.ts'
import { beginningOfNumber, type OrganizationNumber } from '../../values/ids.ts'
import { behindPrefix } from '../../values/search-words.ts'
import { notFound } from '../access/permit.ts'
import { cursorOf, pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import type { PriceElement } from '../pricing/element-rules.ts'
import type { QuoteLineRow } from '../renewals/quote-line-queries.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import type { AtCustomer } from './acting-customer.ts'

type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

/** What a partner pays for a quote of its own, and earns by it. */
export type MarginRow = {
  level_code: string | null
  discount_percent: string | null
  partner_total_minor: number
  margin_minor: number
}

/** Waits for whoever else changes the quote; refuses what is not the partner's own. */
export async function lockOwnQuote(ctx: AtCustomer, quoteId: string): Promise<void> {
  const found = await ctx.tx.maybe(sql`
    select id from quotes where organization_id = ${ctx.organization.id} and id = ${quoteId} and partner_id = ${ctx.partner.id}
    for no key update`)
  if (!found) throw notFound(ctx.actor)
}

/** What the partner earns by its quote; the answer for what is absent where it is not its own. */
export async function findMargin(ctx: AtCustomer, quoteId: string): Promise<MarginRow> {
  const found = await ctx.tx.maybe<MarginRow>(sql`
    select level_code, discount_percent, partner_total_minor, margin_minor from quote_margins
    where organization_id = ${ctx.organization.id} and quote_id = ${quoteId} and partner_id = ${ctx.partner.id}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** What the margin of a quote is kept as. */
export type NewMargin = MarginRow & {
  document: string
  lines: readonly { minor: number; elements: readonly PriceElement[] }[]
}

/** Keeps what the partner pays, line by line, in the order of the quote's own lines; in the place of what was kept before. */
export async function saveMargin(ctx: AtCustomer, quoteId: string, margin: NewMargin): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into quote_margins (organization_id, quote_id, partner_id, contact_id, level_code, discount_percent, partner_total_minor, margin_minor, document)
    values (${ctx.organization.id}, ${quoteId}, ${ctx.partner.id}, ${ctx.actor.contactId}, ${margin.level_code},
      ${margin.discount_percent}, ${margin.partner_total_minor}, ${margin.margin_minor}, ${margin.document}::jsonb)
    on conflict (organization_id, quote_id) do update set level_code = excluded.level_code, discount_percent = excluded.discount_percent,
      partner_total_minor = excluded.partner_total_minor, margin_minor = excluded.margin_minor, document = excluded.document`)
  const rows = margin.lines.map(({ minor, elements }, at) => ({ position: at + 1, partner_minor: minor, elements }))
  const kept = await ctx.tx.change(sql`
    insert into quote_margin_lines (organization_id, quote_id, position, partner_minor, elements)
    select ${ctx.organization.id}, ${quoteId}, l.* from json_to_recordset(${JSON.stringify(rows)}::json) as l(
      position integer, partner_minor bigint, elements jsonb)`)
  if (kept !== rows.length) throw new Error(`expected ${rows.length} lines, kept ${kept}`)
}

/** What the partner pays of some lines of a quote, by their positions. */
export async function listMarginLines(
  ctx: AtCustomer,
  quoteId: string,
  lines: readonly Pick<QuoteLineRow, 'position'>[],
): Promise<Map<number, { partner_minor: number; elements: readonly PriceElement[] }>> {
  const rows = await ctx.tx.many<{ position: number; partner_minor: number; elements: readonly PriceElement[] }>(sql`
    select position, partner_minor, elements from quote_margin_lines
    where organization_id = ${ctx.organization.id} and quote_id = ${quoteId} and position = any (${lines.map(({ position }) => position)}::integer[])`)
  return new Map(rows.map(({ position, ...row }) => [position, row]))
}

/** Takes the lines of a draft away, so that others take their place: those that the customer shares no longer, too. */
export async function clearDraft(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<void> {
  await ctx.tx.one(sql`select app.clear_own_draft(${organization_id}, ${id})`)
}

/** How many lines of a draft the customer no longer shares: those that its partner does not see. */
export async function countUnshared(ctx: Ctx, { organization_id, id, line_count }: QuoteRow): Promise<number> {
  const { shared } = await ctx.tx.one<{ shared: number }>(sql`
    select count(*) as shared from quote_lines where organization_id = ${organization_id} and quote_id = ${id}`)
  return line_count - shared
}

/** Where the partner is that the customer chose: what its letterhead says. */
export async function findLetterhead(
  ctx: AtCustomer,
): Promise<{ place: string; phone: string | null; web: string | null }> {
  const found = await ctx.tx.maybe<{ city: string; country: string; phone: string | null; web: string | null }>(sql`
    select l.city, l.country, l.phone, l.web_address as web
    from partner_customers c join partner_locations l on l.partner_id = c.partner_id and l.id = c.location_id
    where c.partner_id = ${ctx.partner.id} and c.organization_id = ${ctx.organization.id}`)
  return {
    place: [found?.city, found?.country].filter(Boolean).join(', '),
    phone: found?.phone ?? null,
    web: found?.web ?? null,
  }
}

/** A partner's quote as lists show it. */
export type ListedQuote = {
  organization_id: string
  customer_number: OrganizationNumber
  customer_name: string
  id: string
  number: string
  revision: number
  status: QuoteRow['status']
  label: string | null
  maker: QuoteRow['maker']
  made_by: string
  priced_on: Day
  term_months: number | null
  common_end: Day | null
  currency: string
  valid_until: Day
  line_count: number
  renewal_minor: number
  reinstatement_minor: number
  credit_minor: number
  total_minor: number
  created_at: Instant
  partner_total_minor: number
  margin_minor: number
}

/** So many quotes are walked for a page where not all are asked for. */
const walkMost = 500

/** A page of the partner's quotes, the newest first: of all customers or of one, by status. */
export async function listPartnerQuoteRows(
  ctx: Ctx,
  filter: { customerId: string | null; status: readonly string[]; q: string },
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: ListedQuote[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const most = filter.status.length === 0 ? page.limit + 1 : walkMost
  // Each way has an index that is walked along: both in one condition would use none.
  const ways = numbered(filter.q).map(
    (way) => sql`(
      select * from quotes where partner_id = ${ctx.organization?.id ?? null} and maker = 'partner' and ${way}
        ${filter.customerId === null ? empty : sql`and organization_id = ${filter.customerId}`}
        ${bounds ? sql`and (created_at, id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty}
      order by created_at desc, id desc limit ${most})`,
  )
  const walked = sql`(select * from (${join(ways, ' union all ')}) met order by created_at desc, id desc limit ${most})`
  const status = sql`app.quote_status(q.status, q.valid_until, ${ctx.today})`
  const matching = filter.status.length === 0 ? sql`true` : sql`${status} in (${join(filter.status)})`
  const rows = await ctx.tx.many<ListedQuote>(
    listed(
      walked,
      status,
      sql`where ${matching} and app.may_quote(q.organization_id) order by q.created_at desc, q.id desc limit ${page.limit + 1}`,
    ),
  )
  const found = pageFrom(rows, page.limit, (row) => [row.created_at, row.id])
  if (found.next !== null || filter.status.length === 0) return found
  const end = await ctx.tx.maybe<{ created_at: Instant; id: string }>(sql`
    select q.created_at, q.id from ${walked} q order by q.created_at desc, q.id desc offset ${walkMost - 1} limit 1`)
  return { ...found, next: end && cursorOf([end.created_at, end.id]) }
}

/** The ways to what is asked for: all, or by the beginning of a quote's number, or of the number of the order that it became. */
function numbered(q: string): Sql[] {
  if (q.trim() === '') return [sql`true`]
  const [quote, order] = [beginningOfNumber('Q', q), beginningOfNumber('S', q)]
  const byQuote =
    quote === null ? sql`false` : sql`number collate "C" >= ${quote} and number collate "C" < ${behindPrefix(quote)}`
  const byOrder =
    order === null
      ? sql`false`
      : sql`(organization_id, id) in (select o.organization_id, o.quote_id from orders o
          where o.number collate "C" >= ${order} and o.number collate "C" < ${behindPrefix(order)})`
  return [byQuote, sql`${byOrder} and not (${byQuote})`]
}

/** Quotes of the partner by their ids, as lists show them. */
export function listQuotesByIds(ctx: Ctx, ids: readonly string[]): Promise<ListedQuote[]> {
  const status = sql`app.quote_status(q.status, q.valid_until, ${ctx.today})`
  return ctx.tx.many<ListedQuote>(
    listed(
      sql`quotes`,
      status,
      sql`where q.partner_id = ${ctx.organization?.id ?? null} and q.id = any (${ids}::uuid[]) and app.may_quote(q.organization_id)`,
    ),
  )
}

function listed(rows: Sql, status: Sql, which: Sql): Sql {
  return sql`
    select q.organization_id, c.number as customer_number, c.legal_name as customer_name, q.id, q.number, q.revision, ${status} as status,
      q.label, q.maker, q.made_by, q.priced_on, q.term_months, q.common_end, q.currency, q.valid_until, q.line_count, q.renewal_minor,
      q.reinstatement_minor, q.credit_minor, q.total_minor, q.created_at, m.partner_total_minor, m.margin_minor
    from ${rows} q join organizations c on c.id = q.organization_id
      join quote_margins m on m.organization_id = q.organization_id and m.quote_id = q.id ${which}`
}
