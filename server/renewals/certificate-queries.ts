import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { OrganizationRef } from '../../contract/actor.ts'
import type { CoverLineView } from '../../contract/renewal-papers.ts'
import type { Day } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { cursorOf, pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** A membership that covers a licence today. */
export type CoverRow = {
  membership_id: string
  licence_id: string
  licence_code: string
  product_code: string
  product_name: string
  edition_name: string
  quantity: number
  programme_code: string
  programme_name: string
  programme_kind: CoverLineView['programme']['kind']
  since: Day
  until: Day
  /** Periods of other programmes after that day, in their order (REN-14). */
  later: { code: string; name: string; from: Day; until: Day }[]
  /** Until when it is covered in all. */
  ends_on: Day
  hosts: string[]
  host_count: number
}

/** What a certificate is about: everything, unless it names a licence or a product. */
export type CoverFilter = { licenceId?: string | undefined; product?: string | undefined }

type Acting = Ctx & { organization: OrganizationRef }

/** So many memberships are walked for a page: what few of them meet goes on with the next. */
const walkMost = 1_500
/** Beyond this many a count says "and more". */
const countMost = 3_000
/** So many appliances are named in a line. */
const hostsMost = 12

/** What is covered today, the earliest end first; a page may hold fewer than asked for and still have a next one. */
export async function listCoverRows(
  ctx: Acting,
  filter: CoverFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: CoverRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['day', 'id'])
  const behind = bounds === null ? empty : sql`and (m.ends_on, m.id) > (${bounds[0]}::date, ${bounds[1]}::uuid)`
  const walked = walk(ctx, filter, behind, walkMost)
  const found = pageFrom(
    await ctx.tx.many<CoverRow>(rowsOf(ctx, filter, walked, page.limit + 1)),
    page.limit,
    (row) => [row.ends_on, row.membership_id],
  )
  if (found.next !== null) return found
  const end = await ctx.tx.maybe<{ ends_on: Day; id: string }>(sql`
    select w.ends_on, w.id from ${walked} w order by w.ends_on, w.id offset ${walkMost - 1} limit 1`)
  return { ...found, next: end && cursorOf([end.ends_on, end.id]) }
}

/** All that is covered today, so many at most. */
export function listAllCoverRows(ctx: Acting, filter: CoverFilter, most: number): Promise<CoverRow[]> {
  return ctx.tx.many<CoverRow>(rowsOf(ctx, filter, walk(ctx, filter, empty, null), most))
}

/** How many lines are covered today, and of how many the cover has ended, each counted over so many at most. */
export async function countCover(ctx: Acting, filter: CoverFilter) {
  const counted = async (which: Sql, isCovering: Sql) => {
    const { looked, count } = await ctx.tx.one<{ looked: number; count: number }>(sql`
      select count(*) as looked, count(*) filter (where ${inForce(ctx, filter)} ${isCovering}) as count
      ${joined(sql`(select m.* from memberships m where ${ofOrganization(ctx, filter)} and ${which} limit ${countMost + 1})`)}`)
    return { count: Math.min(count, countMost), atLeast: looked > countMost }
  }
  const total = await counted(coversToday(ctx), sql`and ${holdsToday(ctx)}`)
  const ended = await counted(sql`m.ends_on < ${ctx.today}`, empty)
  return { total, ended }
}

/** What a certificate of one licence or product calls it. Refuses `not-found` for a licence that is absent or not visible. */
export async function findCovered(
  ctx: Acting,
  { licenceId, product }: CoverFilter,
): Promise<{ licenceCode: string | null; productName: string | null }> {
  const licence = licenceId === undefined ? null : await findLicenceCode(ctx, licenceId)
  if (product === undefined) return { licenceCode: licence, productName: null }
  const found = await ctx.tx.maybe<{ product_name: string }>(sql`
    select product_name from licences where organization_id = ${ctx.organization.id} and product_code = ${product} limit 1`)
  return { licenceCode: licence, productName: found?.product_name ?? product }
}

async function findLicenceCode(ctx: Acting, licenceId: string): Promise<string> {
  const found = await ctx.tx.maybe<{ code: string }>(sql`
    select code from licences where organization_id = ${ctx.organization.id} and id = ${licenceId}`)
  if (!found) throw notFound(ctx.actor)
  return found.code
}

function walk(ctx: Acting, filter: CoverFilter, behind: Sql, most: number | null): Sql {
  return sql`(select m.* from memberships m where ${ofOrganization(ctx, filter)} and ${coversToday(ctx)} ${behind}
    order by m.ends_on, m.id ${most === null ? empty : sql`limit ${most}`})`
}

const ofOrganization = ({ organization }: Acting, { licenceId }: CoverFilter): Sql => sql`
  m.organization_id = ${organization.id} ${licenceId === undefined ? empty : sql`and m.licence_id = ${licenceId}`}`

const coversToday = ({ today }: Acting): Sql => sql`m.ends_on >= ${today} and m.starts_on <= ${today}`

/** Each line looks its licence up by key: a planner who knows little of the table would compare all with all. */
const joined = (walked: Sql): Sql => sql`from ${walked} w
  cross join lateral (select * from licences where organization_id = w.organization_id and id = w.licence_id offset 0) l`

/** Licences in force; hidden ones only where the certificate is about them alone. */
function inForce({ today }: Acting, { licenceId, product }: CoverFilter): Sql {
  const conditions = [
    sql`l.status = 'active' and (l.ends_on is null or l.ends_on >= ${today})`,
    licenceId === undefined ? sql`l.hidden_at is null` : null,
    product === undefined ? null : sql`l.product_code = ${product}`,
  ]
  return join(
    conditions.filter((condition) => condition !== null),
    ' and ',
  )
}

const periodsOf = sql`membership_periods p where p.organization_id = w.organization_id and p.membership_id = w.id`

/**
 * Whether one of the periods has today in it: between two of them there may be days without cover. Looked up line by line: as
 * `exists` it would be joined with all periods that there are.
 */
const holdsToday = ({ today }: Acting): Sql =>
  sql`(select true from ${periodsOf} and p.starts_on <= ${today} and p.ends_on >= ${today} limit 1)`

/** The same, telling the programme of that period: the membership itself is in the one that renews next (REN-14). */
const periodToday = ({ today }: Acting): Sql => sql`lateral (
  select p.programme_code from ${periodsOf} and p.starts_on <= ${today} and p.ends_on >= ${today} limit 1) t`

/** The first day of the periods of that programme that follow each other up to today. */
const sinceWhen = ({ today }: Acting): Sql => sql`(
  select max(p.starts_on) from ${periodsOf} and p.starts_on <= ${today} and not exists (
    select from membership_periods former where former.organization_id = p.organization_id
      and former.membership_id = p.membership_id and former.ends_on = p.starts_on - 1
      and former.programme_code = p.programme_code))`

/** The last day before a period of another programme begins; without one, the end. */
const untilWhen = ({ today }: Acting): Sql => sql`coalesce((
  select min(p.starts_on) - 1 from ${periodsOf} and p.starts_on > ${today} and p.programme_code <> w.programme_code), w.ends_on)`

/** Of what was walked, so many lines that cover today; only of these more is looked up. */
function rowsOf(ctx: Acting, filter: CoverFilter, walked: Sql, most: number): Sql {
  const covering = sql`(
    select w.id, w.organization_id, t.programme_code, w.ends_on, l.id as licence_id, l.code, l.product_code, l.product_name,
      l.edition_name, l.quantity
    ${joined(walked)} cross join ${periodToday(ctx)} where ${inForce(ctx, filter)} order by w.ends_on, w.id limit ${most})`
  return sql`
    select w.id as membership_id, w.licence_id, w.code as licence_code, w.product_code, w.product_name, w.edition_name,
      w.quantity, w.programme_code, r.name as programme_name, r.kind as programme_kind, ${sinceWhen(ctx)} as since,
      u.until, w.ends_on, coalesce(n.later, '[]') as later,
      coalesce(h.hosts, '{}') as hosts, coalesce(h.count, 0)::integer as host_count
    from ${covering} w cross join lateral (select * from programmes where code = w.programme_code) r
    cross join lateral (select ${untilWhen(ctx)} as until) u
    left join lateral (
      select jsonb_agg(jsonb_build_object('code', p.programme_code, 'name', o.name, 'from', p.starts_on, 'until', p.ends_on)
        order by p.starts_on) as later
      from membership_periods p join programmes o on o.code = p.programme_code
      where p.organization_id = w.organization_id and p.membership_id = w.id and p.starts_on > u.until) n on u.until < w.ends_on
    left join lateral (
      select (array_agg(a.host_id order by a.created_at, a.id))[1:${hostsMost}] as hosts, count(*) as count
      from allocations a where a.organization_id = w.organization_id and a.licence_id = w.licence_id and a.status = 'active'
        and a.host_id_type = 'serial') h on r.kind = 'hardware-maintenance'
    order by w.ends_on, w.id`
}
