import sql, { empty, type Sql } from 'sql-template-tag'
import { type CursorValues, cursorOf, pageFrom } from './cursor.ts'
import type { Ctx } from './operation.ts'

/** A list that is met by walking along an index, so far and no further: few of many rows may match. */
export type Walk<Row, Key extends keyof Row> = {
  /** The rows from some place on in their order, so many at most, under the name that the other parts call them by. */
  rows: (behind: Sql, most: number) => Sql
  /** Behind which place the page begins. */
  behind: Sql
  matching: Sql
  order: Sql
  /** Reads whole rows from those that were met. */
  read: (met: Sql) => Sql
  /** What a place is made of, as columns and as a cursor. */
  columns: Sql
  place: (row: Pick<Row, Key>) => CursorValues
  /** So many rows are walked for a page, and looked at to count. */
  walkMost: number
  countMost: number
  limit: number
}

/** Rows that match in their order, where the next page begins, and how many match of so many that were looked at. */
export type Walked<Row> = { rows: Row[]; next: string | null; total: { count: number; atLeast: boolean } }

/** A page of such a list: it may hold fewer rows than asked for and still have a next one, behind the last that was walked. */
export async function walkedPage<Row, Key extends keyof Row>(ctx: Ctx, walk: Walk<Row, Key>): Promise<Walked<Row>> {
  const { rows, behind, matching, order, columns, place, walkMost, countMost, limit } = walk
  const met = sql`(select * from ${rows(behind, walkMost)} where ${matching} ${order} limit ${limit + 1})`
  const found = await ctx.tx.many<Row>(walk.read(met))
  const { looked, count } = await ctx.tx.one<{ looked: number; count: number }>(sql`
    select count(*) as looked, count(*) filter (where ${matching}) as count from ${rows(empty, countMost + 1)}`)
  const total = { count: Math.min(count, countMost), atLeast: looked > countMost }
  const page = pageFrom(found, limit, place)
  if (page.next !== null) return { ...page, total }
  const last = await ctx.tx.maybe<Pick<Row, Key>>(sql`
    select ${columns} from ${rows(behind, walkMost)} ${order} offset ${walkMost - 1}`)
  return { ...page, next: last && cursorOf(place(last)), total }
}
