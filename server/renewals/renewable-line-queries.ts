import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { InputOf } from '../../contract/endpoint.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import type { renewals } from '../../contract/renewals.ts'
import { type Day, earliestToday } from '../../values/calendar.ts'
import { likeLiteral, searchKey } from '../../values/text.ts'
import { type CursorKind, cursorOf, pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { type EndRange, endsInState, endsOffered, type Judging } from './line-choice-rules.ts'
import type { CoveredRow, LineRow } from './line-rows.ts'
import type { Cover } from './missing-cover-rules.ts'

/** What lines are narrowed by (REN-5). */
export type LineFilter = Pick<
  InputOf<typeof renewals.listRenewableLines>,
  'q' | 'state' | 'product' | 'endsFrom' | 'endsBy' | 'renewable'
>

/** Of whose lines is spoken, and how they are judged today; without a price schedule none can be renewed. */
export type Judged = Judging & { organizationId: string; schedule: { id: string; version: number } | null }

/** So many lines are walked for a page, each with its licence: what few of them meet goes on with the next. */
const walkMost = 2_000
/** Beyond this many lines a count says "and more". */
const countMost = 5_000

const keys: readonly CursorKind[] = ['day', 'id']
/** Licences without any programme have no end, and come last. */
const noEnd = '9999-12-31'

const columns = raw(`
  w.end_order, w.line_id, l.organization_id, l.id as licence_id, l.code as licence_code, l.status as licence_status,
  l.ends_on as licence_ends_on, l.product_code, l.product_name, l.edition_code, l.edition_name, l.quantity,
  w.membership_id, w.programme_code, p.name as programme_name, p.status as programme_status, p.all_or_nothing, w.starts_on, w.ends_on,
  w.intended_day, w.programme_from, w.yearly_minor, w.paid_yearly_minor, w.currency, w.price_locked, w.order_id`)

/** The line's id is its membership's, or its licence's where it has none. */
type ListedLine = LineRow & { end_order: Day; line_id: string }
type Bounds = string[] | null

/**
 * A page of lines, the earliest end first, and where the next begins. As with licences, a page is met by walking along an
 * index, so far and no further: it may hold fewer than asked for and still have a next one.
 */
export async function listLineRows(
  ctx: Ctx,
  judged: Judged,
  filter: LineFilter,
  page: { after: string | undefined; limit: number },
): Promise<{ rows: LineRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, keys)
  const walked = walk(judged, filter, bounds, walkMost)
  const found = pageFrom(
    await ctx.tx.many<ListedLine>(sql`
      select ${columns} ${joined(walked)} where ${matching(judged, filter)}
      order by w.end_order, w.line_id limit ${page.limit + 1}`),
    page.limit,
    (row) => [row.end_order, row.line_id],
  )
  if (found.next !== null) return found
  const end = await ctx.tx.maybe<{ end_order: Day; line_id: string }>(sql`
    select w.end_order, w.line_id from ${walked} w order by w.end_order, w.line_id offset ${walkMost - 1} limit 1`)
  return { ...found, next: end && cursorOf([end.end_order, end.line_id]) }
}

/** How many lines match, counted over at most so many of the organization's. */
export async function countLines(
  ctx: Ctx,
  judged: Judged,
  filter: LineFilter,
): Promise<{ count: number; atLeast: boolean }> {
  const walked = join(walks(judged, filter, null, countMost + 1), ' union all ')
  const { looked, count } = await ctx.tx.one<{ looked: number; count: number }>(sql`
    select count(*) as looked, count(*) filter (where ${matching(judged, filter)}) as count
    ${joined(sql`(select * from (${walked}) u limit ${countMost + 1})`)}`)
  return { count: Math.min(count, countMost), atLeast: looked > countMost }
}

/** Memberships by their ids, the earliest end first. Those that are not the organization's are left out. */
export function listCoveredByIds(ctx: Ctx, organizationId: string, ids: readonly string[]): Promise<CoveredRow[]> {
  return ctx.tx.many<CoveredRow>(sql`
    select ${columns} ${joined(sql`(select ${coveredColumns} from memberships m
      where m.organization_id = ${organizationId} and m.id = any (${ids}))`)}
    order by w.end_order, w.line_id`)
}

/** Whatever matches a filter and can be renewed, but for some: as many as a quote holds, and one more. */
export function listCoveredByFilter(
  ctx: Ctx,
  judged: Judged,
  filter: Omit<LineFilter, 'renewable'>,
  exceptIds: readonly string[],
): Promise<CoveredRow[]> {
  const offered: LineFilter = { ...filter, renewable: 'yes' }
  return ctx.tx.many<CoveredRow>(sql`
    select ${columns} ${joined(walk(judged, offered, null, null))}
    where ${matching(judged, offered)} and not w.line_id = any (${exceptIds})
    order by w.end_order, w.line_id limit ${quoteLinesMost + 1}`)
}

/**
 * REN-4: lines in force of these programmes and products that end before the others of theirs, the earliest end first; of hidden
 * licences too, as hiding changes the view alone. Of a quote, those that are not in it.
 */
export function listCoveredBefore(
  ctx: Ctx,
  organizationId: string,
  covers: readonly Cover[],
  quoteId: string | null = null,
): Promise<CoveredRow[]> {
  const named = covers.map(({ among, product, until }) => ({
    programme: among,
    product: product.code,
    until,
  }))
  return ctx.tx.many<CoveredRow>(sql`
    select ${columns} ${joined(sql`(select ${coveredColumns}
      from json_to_recordset(${JSON.stringify(named)}::json) as c(programme text, product text, until date)
      cross join lateral (select id from licences where organization_id = ${organizationId} and product_code = c.product
        and status = 'active' offset 0) x
      cross join lateral (select * from memberships
        where organization_id = ${organizationId} and licence_id = x.id and programme_code = c.programme offset 0) m
      where m.order_id is null and m.ends_on >= ${ctx.today} and m.ends_on < c.until and m.id not in (
        select membership_id from quote_lines where organization_id = ${organizationId} and quote_id = ${quoteId}))`)}
    order by w.end_order, w.line_id limit ${quoteLinesMost + 1}`)
}

const coveredColumns = raw(`
  m.organization_id, m.ends_on as end_order, m.id as line_id, m.id as membership_id, m.licence_id, m.programme_code, m.starts_on,
  m.ends_on, m.intended_day, m.programme_from, m.yearly_minor, m.paid_yearly_minor, m.currency, m.price_locked, m.order_id`)
const uncoveredColumns = raw(`
  l.organization_id, l.maintenance_order, l.id, null::uuid, l.id, null::text, null::date, null::date, null::integer, null::date,
  null::bigint, null::bigint, null::text, null::boolean, null::uuid`)

/** Each line looks its licence up by key: a planner who knows little of the table would compare all lines with all licences. */
function joined(walked: Sql): Sql {
  return sql`from ${walked} w
    cross join lateral (
      select * from licences where organization_id = w.organization_id and id = w.licence_id offset 0) l
    left join programmes p on p.code = w.programme_code`
}

/** Lines behind the position, in order: what is in a programme, and then licences that are in none. */
function walk(judged: Judged, filter: LineFilter, bounds: Bounds, most: number | null): Sql {
  const [covered, uncovered] = walks(judged, filter, bounds, most)
  if (uncovered === undefined) return sql`${covered}`
  return sql`(select * from (${covered} union all ${uncovered}) u order by end_order, line_id limit ${most})`
}

function walks(judged: Judged, filter: LineFilter, bounds: Bounds, most: number | null): Sql[] {
  const limit = most === null ? empty : sql`limit ${most}`
  const covered = sql`
    select ${coveredColumns} from memberships m
    where m.organization_id = ${judged.organizationId} and ${coveredConditions(judged, filter, bounds)}
    order by m.ends_on, m.id ${limit}`
  const isOfCovered =
    filter.renewable === 'yes' ||
    filter.state.length > 0 ||
    filter.endsFrom !== undefined ||
    filter.endsBy !== undefined
  if (isOfCovered) return [sql`(${covered})`]
  // No licence has an end of maintenance without a membership that says so.
  const uncovered = sql`
    select ${uncoveredColumns} from licences l
    where l.organization_id = ${judged.organizationId} and l.hidden_at is null and l.maintenance_order = ${noEnd}
      ${bounds === null || bounds[0] !== noEnd ? empty : sql`and l.id > ${bounds[1]}`}
      and (select true from memberships m where m.organization_id = l.organization_id and m.licence_id = l.id limit 1) is null
    order by l.id ${limit}`
  return [sql`(${covered})`, sql`(${uncovered})`]
}

function coveredConditions({ rules, today, byDesk }: Judged, filter: LineFilter, bounds: Bounds): Sql {
  const conditions = [
    bounds === null ? null : sql`(m.ends_on, m.id) > (${bounds[0]}::date, ${bounds[1]}::uuid)`,
    filter.renewable === 'yes'
      ? sql`m.order_id is null and ${endsIn(sql`m.ends_on`, endsOffered(rules.bands, today, byDesk))}`
      : null,
    filter.state.length === 0 ? null : inStates(filter.state, { rules, today }),
    filter.endsFrom === undefined ? null : sql`m.ends_on >= ${filter.endsFrom}`,
    filter.endsBy === undefined ? null : sql`m.ends_on <= ${filter.endsBy}`,
  ]
  return join([sql`true`, ...conditions.filter((condition) => condition !== null)], ' and ')
}

function inStates(states: LineFilter['state'], { rules, today }: Pick<Judged, 'rules' | 'today'>): Sql {
  const ranges = states.flatMap((state) => endsInState(state, rules.bands, today))
  return ranges.length === 0 ? sql`false` : endsIn(sql`m.ends_on`, ranges)
}

/** Ends within one of these spans, and within the span around them all, which an index can be walked by. */
function endsIn(endsOn: Sql, ranges: readonly EndRange[]): Sql {
  const [earliest] = ranges.map(({ from }) => from ?? '-infinity').toSorted()
  const within = ({ from, to }: EndRange) =>
    sql`${endsOn} between ${from ?? '-infinity'}::date and ${to ?? 'infinity'}::date`
  return sql`(${endsOn} >= ${earliest}::date and (${join(ranges.map(within), ' or ')}))`
}

function matching(judged: Judged, filter: LineFilter): Sql {
  const conditions = [
    sql`l.hidden_at is null`,
    filter.product.length > 0 ? sql`l.product_code = any (${filter.product})` : null,
    filter.q.trim() === '' ? null : searchCondition(filter.q),
    filter.renewable === 'yes' ? offeredCondition(judged) : null,
    filter.renewable === 'no' ? sql`not coalesce(${wholeOfferedCondition(judged)}, false)` : null,
  ]
  return join(
    conditions.filter((condition) => condition !== null),
    ' and ',
  )
}

/** What `whyNotOffered` asks of licence, programme and prices, in the database's words. */
function offeredCondition({ organizationId, schedule, now }: Judged): Sql {
  if (schedule === null) return sql`false`
  const rates = (edition: Sql) => sql`(w.programme_code, l.product_code, ${edition}) in (
    ${productsAlong(organizationId)} select r.programme_code, r.product_code, r.edition_code
    from products cross join lateral (
      select * from price_rates where schedule_id = ${schedule.id} and schedule_version = ${schedule.version}
        and product_code = products.code offset 0) r)`
  return sql`(l.status = 'active' and l.end_order >= ${earliestToday(now)} and p.status = 'offered'
    and (${rates(sql`l.edition_code`)} or ${rates(sql`''`)}))`
}

/** A company owns few of all the products that have prices: found by skipping from one to the next along the index. */
function productsAlong(organizationId: string): Sql {
  const first = (behind: Sql) => sql`
    select product_code from licences where organization_id = ${organizationId} and hidden_at is null ${behind}
    order by product_code limit 1`
  return sql`with recursive products as (
    (select product_code as code from (${first(empty)}) one)
    union all
    select following.product_code from products, lateral (${first(sql`and product_code > products.code`)}) following)`
}

function wholeOfferedCondition(judged: Judged): Sql {
  const ranges = endsOffered(judged.rules.bands, judged.today, judged.byDesk)
  return sql`(w.membership_id is not null and w.order_id is null and ${endsIn(sql`w.ends_on`, ranges)} and ${offeredCondition(judged)})`
}

/** Words in any order, each anywhere in what the licence is searched by. */
function searchCondition(q: string): Sql {
  const words = searchKey(q).split(' ').slice(0, 8)
  return join(
    words.map((word) => sql`l.search_text like ${`%${likeLiteral(word)}%`}`),
    ' and ',
  )
}
