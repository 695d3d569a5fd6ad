import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { coverages, grantScopes } from '../../contract/advisors.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import {
  type Asked,
  askedOf,
  type CustomerSearch,
  conditionsOf,
  everybody,
  isAhead,
  licencesAsked,
  never,
} from './customer-condition-queries.ts'

/** A customer that was found, with what it granted. */
export type FoundCustomer = {
  organization_id: string
  number: OrganizationNumber
  name: string
  country: string
  state: string | null
  coverage: (typeof coverages)[number]
  scopes: (typeof grantScopes)[number][]
  ends_on: Day
  time_zone: string
  ends_at: Instant
  noticed_at: Instant | null
  licence_count: number
  /** `never` where none of the licences asked about has an end of maintenance ahead. */
  next_end: Day
  last_end: Day | null
}

/** Comes before the id of every customer. */
const beforeAll = '00000000-0000-0000-0000-000000000000'
/** Up to this many rows, what a condition finds is looked at whole and sorted. */
const fewMost = 400
/** How far a walk looks before it gives up: what it hoped to meet often is rarer than that. */
const stepsMost = 400

/** A page of customers: behind which row it begins, and how many rows are read, one more than it shows. */
type Page = { bounds: string[] | null; limit: number }

/**
 * A page of the customers that share something with the partner now, and where the next begins. What it costs depends on the
 * page, not on how many customers there are: a condition that finds few is asked first; where all find many, the customers are
 * walked in the order asked for until the page is full.
 */
export async function listCustomers(
  ctx: Ctx,
  search: CustomerSearch,
  page: { after: string | undefined; limit: number },
): Promise<{ rows: FoundCustomer[]; next: string | null }> {
  const asked = askedOf(ctx, search)
  const bounds = readCursorOf(page.after, asked.byName ? ['text', 'id'] : ['day', 'id'])
  const rows = await findPage(asked, { bounds, limit: page.limit + 1 })
  return pageFrom(rows, page.limit, (row) => [asked.byName ? row.name : row.next_end, row.organization_id])
}

async function findPage(asked: Asked, page: Page): Promise<FoundCustomer[]> {
  const isPlain = asked.byName && !asked.named && conditionsOf(asked).length === 0
  const few = isPlain ? null : await findFew(asked)
  if (few) return read(asked, lookedAt(few.rest, page, sql`and c.organization_id in (${few.rows})`))
  const walked = await read(asked, asked.byName ? walkNames(asked, page) : walkEnds(asked, page))
  return isPlain || walked.length === page.limit ? walked : read(asked, lookedAt(asked, page, empty))
}

/** What finds few customers, and what is then left to ask; null where all that was asked finds many. */
async function findFew(asked: Asked): Promise<{ rows: Sql; rest: Asked } | null> {
  const without = <T>(all: T[], taken: T): T[] => all.filter((one) => one !== taken)
  const ways = [
    ...asked.words.map((one) => ({ rows: one.rows, rest: { ...asked, words: without(asked.words, one) } })),
    ...asked.licences.map((one) => ({ rows: one.rows, rest: { ...asked, licences: without(asked.licences, one) } })),
    // Where a word finds many, there are many.
    ...(asked.words.length > 0 ? [] : [{ rows: sql`select c.organization_id ${everybody(asked)}`, rest: asked }]),
  ]
  const named = asked.named ? [{ rows: asked.named, rest: { ...asked, words: [] } }] : []
  const counted = [...named, ...ways].map(
    ({ rows }) => sql`(select count(*) from (${rows} limit ${fewMost + 1}) counted)`,
  )
  const { sizes } = await asked.ctx.tx.one<{ sizes: number[] }>(sql`select array[${join(counted)}]::integer[] as sizes`)
  if (named[0] && (sizes[0] ?? 0) > 0) return named[0]
  const others = sizes.slice(named.length)
  const least = Math.min(...others)
  return least <= fewMost ? (ways[others.indexOf(least)] ?? null) : null
}

/** The page out of these customers, or of all: each of them is looked at. */
function lookedAt(asked: Asked, page: Page, these: Sql): Sql {
  const met = conditionsOf(asked).map(({ rows }) => sql`and c.organization_id in (${rows})`)
  const key = asked.byName ? sql`null::date` : sql`coalesce(${nextEnd(asked)}, ${never})`
  const columns = asked.byName ? sql`c.name, c.organization_id` : sql`c.key, c.organization_id`
  return shown(
    asked,
    sql`select * from (select c.*, ${key} as key ${everybody(asked)} ${these} ${join([empty, ...met], ' ')}) c
      where ${page.bounds ? sql`(${columns}) > ${boundary(asked, page.bounds)}` : sql`true`} order by ${columns} limit ${page.limit}`,
  )
}

/** The page met by walking along the customers' names. */
function walkNames(asked: Asked, { bounds, limit }: Page): Sql {
  const met = metByOne(asked)
  return shown(
    asked,
    sql`select c.*, null::date as key from (
        select c.* ${everybody(asked)} ${bounds ? sql`and (c.name, c.organization_id) > ${boundary(asked, bounds)}` : empty}
        order by c.name, c.organization_id limit ${met.length > 0 ? stepsMost : limit}) c
      where ${join([sql`true`, ...met], ' and ')} order by c.name, c.organization_id limit ${limit}`,
  )
}

/**
 * The page met by walking along the ends of maintenance, from each to the next of another day or customer. A customer counts
 * where its first end is met. Those of which nothing ends any more come after all others, and are left to `lookedAt`.
 */
function walkEnds(asked: Asked, { bounds, limit }: Page): Sql {
  const { range } = asked
  const behind = bounds ?? [range.first, beforeAll]
  const next = sql`select l.maintenance_order, l.organization_id ${licencesAsked(asked)}
    and ${isAhead(asked)} and l.maintenance_order < ${never} and (l.maintenance_order, l.organization_id) > (w.maintenance_order, w.organization_id)
    order by l.maintenance_order, l.organization_id limit 1`
  const met = [sql`true`, ...metByOne({ ...asked, licences: [] })]
  return sql`with recursive walk as (
      select ${behind[0]}::date as maintenance_order, ${behind[1]}::uuid as organization_id, 0 as steps
      union all
      select f.*, w.steps + 1 from walk w, lateral (${next}) f where w.steps < ${stepsMost})
    ${shown(
      asked,
      sql`select c.*, w.maintenance_order as key from (select * from walk offset 1) w, lateral (select c.* ${everybody(asked)}
          and c.organization_id = w.organization_id and ${join(met, ' and ')} and ${nextEnd(asked)} = w.maintenance_order limit 1) c
        limit ${limit}`,
    )}`
}

/** Looked up one customer after the other, so that a walk stops where its page is full. */
function metByOne(asked: Asked): Sql[] {
  return conditionsOf(asked).map(({ ofOne }) => sql`(select count(*) from (${ofOne} limit 1) met) = 1`)
}

function boundary({ byName }: Asked, bounds: string[]): Sql {
  return sql`(${bounds[0]}::${raw(byName ? 'text' : 'date')}, ${bounds[1]}::uuid)`
}

/** Of the licences of the customer `c` that were asked about, the end of maintenance that comes next. */
function nextEnd(asked: Asked): Sql {
  return sql`(select l.maintenance_order ${licencesAsked(asked)} and l.organization_id = c.organization_id and ${isAhead(asked)}
    order by l.maintenance_order limit 1)`
}

/** The rows of a page with all that is told of each customer but the last end that has passed, in order. */
function shown(asked: Asked, page: Sql): Sql {
  const { byName } = asked
  return sql`select * from (
      select c.organization_id, c.number, c.name, c.country, c.state, c.licence_count, c.coverage, c.scopes, c.ends_on, c.time_zone,
        c.ends_at, c.noticed_at, ${byName ? sql`coalesce(${nextEnd(asked)}, ${never})` : sql`c.key`} as next_end
      from (${page}) c offset 0) c
    order by ${byName ? sql`c.name` : sql`c.next_end`}, c.organization_id`
}

/** Reads a page. The last end that has passed is looked up for those that have none ahead, unless ends were asked about. */
async function read(asked: Asked, page: Sql): Promise<FoundCustomer[]> {
  const { ctx, search, range } = asked
  const rows = await ctx.tx.many<Omit<FoundCustomer, 'last_end'>>(page)
  const ended = rows.filter(({ next_end }) => next_end === never).map(({ organization_id }) => organization_id)
  if (ended.length === 0 || search.from || search.to) return rows.map((row) => ({ ...row, last_end: null }))
  const found = await ctx.tx.many<Pick<FoundCustomer, 'organization_id' | 'last_end'>>(sql`
    select c.organization_id, (select l.maintenance_order ${licencesAsked(asked)} and l.organization_id = c.organization_id
      and l.maintenance_order < ${range.first} order by l.maintenance_order desc limit 1) as last_end
    from unnest(${ended}::uuid[]) c(organization_id)`)
  const lastEnds = new Map(found.map((one) => [one.organization_id, one.last_end]))
  return rows.map((row) => ({ ...row, last_end: lastEnds.get(row.organization_id) ?? null }))
}
