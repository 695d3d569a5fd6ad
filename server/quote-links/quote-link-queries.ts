import sql, { empty } from 'sql-template-tag'
import type { QuoteLinkView } from '../../contract/quote-links.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'

/** A link to a quote as it is stored, without what it is recognised by. */
export type QuoteLinkRow = {
  organization_id: string
  id: string
  quote_id: string
  maker: QuoteLinkView['maker']
  made_by: string
  made_at: Instant
  ends_on: Day
  opened_count: number
  last_opened_at: Instant | null
  withdrawn_at: Instant | null
  withdrawn_by: string | null
}

type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

const columns = sql`
  organization_id, id, quote_id, maker, made_by, made_at, ends_on, opened_count, last_opened_at, withdrawn_at, withdrawn_by`

/** A page of a quote's links, the newest first. */
export async function listLinkRows(
  ctx: Ctx,
  { organization_id, id }: QuoteKey,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: QuoteLinkRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const behind = bounds ? sql`and (made_at, id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty
  const rows = await ctx.tx.many<QuoteLinkRow>(sql`
    select ${columns} from quote_links where organization_id = ${organization_id} and quote_id = ${id} ${behind}
    order by made_at desc, id desc limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.made_at, row.id])
}

/** A link of this quote, locked, or the answer for what is absent or not visible. */
export async function takeLink(ctx: Ctx, quote: QuoteKey, id: string): Promise<QuoteLinkRow> {
  const found = await ctx.tx.maybe<QuoteLinkRow>(sql`
    select ${columns} from quote_links
    where organization_id = ${quote.organization_id} and quote_id = ${quote.id} and id = ${id} for no key update`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** How many links of a quote work today. */
export async function countOpenLinks(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<number> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) as count from quote_links
    where organization_id = ${organization_id} and quote_id = ${id} and withdrawn_at is null and ends_on >= ${ctx.today}`)
  return count
}

/** Keeps a link: the hash of its secret, never the secret. */
export async function insertLink(
  ctx: Ctx,
  { organization_id, id: quoteId }: QuoteKey,
  link: Pick<QuoteLinkRow, 'id' | 'maker' | 'made_by' | 'ends_on'> & { tokenHash: Buffer },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into quote_links (organization_id, id, quote_id, token_hash, maker, made_by, made_at, ends_on)
    values (${organization_id}, ${link.id}, ${quoteId}, ${link.tokenHash}, ${link.maker}, ${link.made_by}, ${ctx.now}, ${link.ends_on})`)
}

/** Ends a link that works, or has worked. */
export async function saveLinkWithdrawn(ctx: Ctx, { organization_id, id }: QuoteLinkRow, by: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quote_links set withdrawn_at = ${ctx.now}, withdrawn_by = ${by}
    where organization_id = ${organization_id} and id = ${id} and withdrawn_at is null`)
}
