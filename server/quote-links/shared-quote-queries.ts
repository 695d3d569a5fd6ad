import sql from 'sql-template-tag'
import type { Day } from '../../values/calendar.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import type { Letterhead } from '../renewals/letterhead-queries.ts'
import type { PaperLine, PaperRow } from '../renewals/quote-sheet.ts'

/** A quote as whoever has a link to it may read it. */
export type SharedQuoteRow = Omit<PaperRow, 'label' | 'purchase_order_number' | 'order_number' | 'made_by'> & {
  /** Null: the vendor, which has not recorded its name. */
  seller: string | null
  /** Of a partner's quote. */
  letterhead: Letterhead | null
  link_ends_on: Day
}

/** A line of such a quote: nothing that leads into the company's account. */
export type SharedLineRow = PaperLine

/** The quote that a link leads to; null where there is none, or the link works no more. */
export function findSharedQuote({ tx }: Pick<Ctx, 'tx'>, tokenHash: Buffer): Promise<SharedQuoteRow | null> {
  return tx.maybe<SharedQuoteRow>(sql`select * from app.shared_quote(${tokenHash})`)
}

/** A page of its lines, in their order. */
export async function listSharedLineRows(
  { tx }: Pick<Ctx, 'tx'>,
  tokenHash: Buffer,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: SharedLineRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['whole'])
  const rows = await tx.many<SharedLineRow>(sql`
    select * from app.shared_quote_lines(${tokenHash}, ${bounds === null ? 0 : bounds[0]}::integer, ${page.limit + 1})`)
  return pageFrom(rows, page.limit, ({ position }) => [position])
}

/** Counts that a link was opened. Tells which quote's it is, the first time alone. */
export function countOpened(
  { tx }: Pick<Ctx, 'tx'>,
  tokenHash: Buffer,
): Promise<{ organization_id: string; quote_id: string; number: string } | null> {
  return tx.maybe(sql`select * from app.open_quote_link(${tokenHash})`)
}
