import sql, { empty, type Sql } from 'sql-template-tag'
import type { Day } from '../../values/calendar.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import type { PriceElement } from '../pricing/element-rules.ts'
import type { Coverage } from '../pricing/proration-rules.ts'
import type { RenewalState } from '../pricing/schedule-rules.ts'
import { type Cover, forEver } from './missing-cover-rules.ts'
import type { PricedRow } from './price-choice.ts'
import { nextFormerPrice } from './priced-rules.ts'
import type { QuoteRow } from './quote-queries.ts'

/** How a line's total came about. */
export type Explanation = { daysLapsed: number; coverage: Coverage; elements: readonly PriceElement[] }

/** A line of a quote as it is stored. */
export type QuoteLineRow = {
  position: number
  membership_id: string
  licence_id: string
  licence_code: string
  programme_code: string
  programme_name: string
  /** The one that it leaves, where it moves to the one above (REN-14). */
  former_programme_code: string | null
  former_programme_name: string | null
  product_code: string
  product_name: string
  edition_name: string
  quantity: number
  state: RenewalState
  former_ends_on: Day
  starts_on: Day
  ends_on: Day
  total_minor: number
  explanation: Explanation
}

type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

const columns = sql`
  position, membership_id, licence_id, licence_code, programme_code, programme_name, former_programme_code,
  former_programme_name, product_code, product_name, edition_name, quantity, state, former_ends_on, starts_on, ends_on, total_minor, explanation`

/** A page of a quote's lines, in their order. */
export async function listQuoteLineRows(
  ctx: Ctx,
  quote: QuoteKey,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: QuoteLineRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['whole'])
  const found = await ctx.tx.many<QuoteLineRow>(
    linesOf(quote, bounds === null ? empty : sql`and position > ${bounds[0]}::integer`, page.limit + 1),
  )
  return pageFrom(found, page.limit, ({ position }) => [position])
}

function linesOf({ organization_id, id }: QuoteKey, behind: Sql, most: number): Sql {
  return sql`select ${columns} from quote_lines
    where organization_id = ${organization_id} and quote_id = ${id} ${behind} order by position limit ${most}`
}

/** The memberships that a quote renews, in their order. */
export async function listMembershipsOf(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<string[]> {
  const rows = await ctx.tx.many<{ membership_id: string }>(sql`
    select membership_id from quote_lines where organization_id = ${organization_id} and quote_id = ${id} order by position`)
  return rows.map(({ membership_id }) => membership_id)
}

/**
 * REN-4: the programmes and products of which a quote demands all licences, until when, and in which programme the others are looked
 * for, in its order: what `coversOf` says of a price.
 */
export async function listCoversOf(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<Cover[]> {
  const rows = await ctx.tx.many<{
    programme: string
    programme_name: string
    product: string
    product_name: string
    until: Day
    among: string
  }>(sql`
    select c.programme, max(c.programme_name) as programme_name, l.product_code as product, max(l.product_name) as product_name,
      max(c.until) as until, c.among
    from quote_lines l join programmes p on p.code = l.programme_code
      left join programmes f on f.code = l.former_programme_code
      cross join lateral (
        select p.code as programme, l.programme_name, l.ends_on as until, p.code as among where p.all_or_nothing
        union all
        select f.code, l.former_programme_name, ${forEver}::date, f.code where f.all_or_nothing
        union all
        select p.code, l.programme_name, l.ends_on, f.code where p.all_or_nothing and not f.all_or_nothing) c
    where l.organization_id = ${organization_id} and l.quote_id = ${id}
    group by c.programme, l.product_code, c.among order by min(l.position), c.among <> c.programme`)
  return rows.map(({ programme, programme_name, product, product_name, until, among }) => ({
    programme: { code: programme, name: programme_name },
    product: { code: product, name: product_name },
    ...{ until, among },
  }))
}

/** Keeps all lines of a quote, in one statement however many they are. */
export async function insertQuoteLines(ctx: Ctx, quote: QuoteKey, lines: readonly PricedRow[]): Promise<void> {
  const rows = lines.map((line, index) => storedLine(line, index + 1))
  const kept = await ctx.tx.change(sql`
    insert into quote_lines (organization_id, quote_id, position, membership_id, licence_id, licence_code, programme_code,
      programme_name, former_programme_code, former_programme_name, product_code, product_name, edition_name, quantity, state, former_ends_on, starts_on, ends_on, intended_day,
      yearly_minor, paid_yearly_minor, total_minor, explanation)
    select ${quote.organization_id}, ${quote.id}, l.* from json_to_recordset(${JSON.stringify(rows)}::json) as l(
      position integer, membership_id uuid, licence_id uuid, licence_code text, programme_code text, programme_name text,
      former_programme_code text, former_programme_name text, product_code text, product_name text, edition_name text, quantity integer, state text, former_ends_on date, starts_on date,
      ends_on date, intended_day integer, yearly_minor bigint, paid_yearly_minor bigint, total_minor bigint, explanation jsonb)`)
  if (kept !== rows.length) throw new Error(`expected ${rows.length} lines, kept ${kept}`)
}

function storedLine({ row, line, priced }: PricedRow, position: number) {
  const { coverage, elements, daysLapsed } = priced
  if (coverage === null) throw new Error(`nothing to keep of ${row.membership_id}, which takes no part`)
  const { yearlyMinor, paidYearlyMinor } = nextFormerPrice(priced, line.former)
  const explanation: Explanation = { daysLapsed, coverage, elements }
  return {
    position,
    membership_id: row.membership_id,
    licence_id: row.licence_id,
    licence_code: row.licence_code,
    programme_code: row.programme_code,
    programme_name: row.programme_name,
    former_programme_code: row.leaves?.code ?? null,
    former_programme_name: row.leaves?.name ?? null,
    product_code: row.product_code,
    product_name: row.product_name,
    edition_name: row.edition_name,
    quantity: row.quantity,
    state: priced.state,
    former_ends_on: row.ends_on,
    starts_on: coverage.from,
    ends_on: priced.endsOn,
    intended_day: priced.intendedDay,
    yearly_minor: yearlyMinor,
    paid_yearly_minor: paidYearlyMinor,
    total_minor: priced.minor,
    explanation,
  }
}
