import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { InputOf } from '../../contract/endpoint.ts'
import type { licenceSorts, licences } from '../../contract/licences.ts'
import { addDays, type Day, earlier, earliestToday, type Instant, instant } from '../../values/calendar.ts'
import { likeLiteral, searchKey } from '../../values/text.ts'
import { type CursorKind, cursorOf, pageFrom, readCursorOf, typeOfKind } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { licenceColumns } from './licence-queries.ts'
import type { LicenceRow } from './licence-rows.ts'

/** What a list of licences is narrowed and ordered by (LIC-3). */
export type LicenceFilter = Omit<InputOf<typeof licences.exportLicences>, 'number' | 'header'>

/** Days in which a licence counts as new. */
const newDays = 30
/** Days before maintenance or term ends in which a licence counts as expiring. */
const expiringDays = 90
/** Beyond this many licences a count says "and more" instead of the whole truth, which nobody reads. */
export const countMost = 10_000

type Sorting = { keys: readonly [column: string, kind: CursorKind][]; newestFirst?: true }

const byId: [string, CursorKind] = ['l.id', 'id']

/**
 * Each way to sort names the columns of an index that begins with the organization, and of another with the product behind it;
 * the last makes the order total.
 */
const sortings: Record<(typeof licenceSorts)[number], Sorting> = {
  maintenance: { keys: [['l.maintenance_order', 'day'], byId] },
  end: { keys: [['l.end_order', 'day'], byId] },
  newest: { keys: [['l.fulfilled_at', 'instant'], byId], newestFirst: true },
  code: { keys: [['l.code collate "C"', 'text']] },
  product: { keys: [['l.product_name collate "C"', 'text'], ['l.edition_name collate "C"', 'text'], byId] },
  quantity: { keys: [['l.quantity', 'whole'], byId] },
}

type ListedLicence = LicenceRow & { keys: string[] }

/** So many licences are walked for a page; what is rarer among them is asked of the database as a whole. */
const walkMost = 5_000
/** No index serves words that may stand anywhere: a search looks through so many for a page, and goes on with the next. */
const searchMost = 20_000

/**
 * A page of the organization's licences and where the next begins. Pages follow keys, not offsets, so a page far down costs
 * what the first one does. The page is met by walking along an index, so far and no further, as the planner hopes to meet
 * often what is rare. Of a search a page may hold fewer than asked for and still have a next one.
 */
export async function listLicenceRows(
  ctx: Ctx,
  organizationId: string,
  filter: LicenceFilter,
  page: { after: string | undefined; limit: number },
): Promise<{ rows: LicenceRow[]; next: string | null }> {
  const { keys } = sortings[filter.sort]
  const bounds = readCursorOf(
    page.after,
    keys.map(([, kind]) => kind),
  )
  const isSearch = filter.q.trim() !== ''
  const most = Math.max(isSearch ? searchMost : walkMost, page.limit + 1)
  const asked = { organizationId, filter, bounds }
  const pageIn = async (rows: Sql) =>
    pageFrom(await ctx.tx.many<ListedLicence>(pageOf(ctx, asked, rows, page.limit + 1)), page.limit, (row) =>
      positionOf(filter, row),
    )
  const found = await pageIn(walk(asked, most))
  if (found.next !== null) return found
  const end = await ctx.tx.maybe<{ keys: string[] }>(sql`
    select ${keysOf(filter)} as keys from ${walk(asked, most)} order by ${inOrder(filter)} offset ${most - 1} limit 1`)
  if (end === null) return found
  return isSearch ? { ...found, next: cursorOf(positionOf(filter, end)) } : pageIn(everyOne(asked))
}

/** What of an organization's licences is asked for, behind which position. */
type Asked = { organizationId: string; filter: LicenceFilter; bounds: string[] | null }

function pageOf(ctx: Ctx, { filter }: Asked, rows: Sql, limit: number): Sql {
  return sql`
    select ${licenceColumns}, ${keysOf(filter)} as keys from ${rows} join organizations o on o.id = l.organization_id
    where ${matching(filter, ctx.now)} order by ${inOrder(filter)} limit ${limit}`
}

/** The licences behind the position, in order. */
function walk(asked: Asked, most: number): Sql {
  return sql`(select l.* from licences l where ${base(asked)} order by ${inOrder(asked.filter)} limit ${most}) l`
}

function everyOne(asked: Asked): Sql {
  return sql`(select l.* from licences l where ${base(asked)}) l`
}

function base({ organizationId, filter, bounds }: Asked): Sql {
  const after = bounds === null ? empty : sql`and ${beyond(sortings[filter.sort].keys, bounds, isBackwards(filter))}`
  const [product, ...others] = filter.product
  // Said as one value, as only then the order of an index behind the product is known.
  const ofProduct = product !== undefined && others.length === 0 ? sql`and l.product_code = ${product}` : empty
  return sql`l.organization_id = ${organizationId} and ${shelf(filter.view)} ${ofProduct} ${after}`
}

function isBackwards({ sort, order }: LicenceFilter): boolean {
  return (order === 'descending') !== (sortings[sort].newestFirst === true)
}

function keysOf({ sort }: LicenceFilter): Sql {
  return sql`array[${join(sortings[sort].keys.map(([column]) => sql`(${raw(column)})::text`))}]`
}

function inOrder(filter: LicenceFilter): Sql {
  const direction = raw(isBackwards(filter) ? 'desc' : 'asc')
  return join(sortings[filter.sort].keys.map(([column]) => sql`${raw(column)} ${direction}`))
}

function positionOf({ sort }: LicenceFilter, row: { keys: string[] }): string[] {
  return row.keys.map((key, index) => (sortings[sort].keys[index]?.[1] === 'instant' ? instant(key) : key))
}

/**
 * How many match, counted over at most so many of the organization's licences: exact for nearly every customer, and for
 * the few who have more no dearer than for those.
 */
export async function countLicences(
  ctx: Ctx,
  organizationId: string,
  filter: LicenceFilter,
  most: number = countMost,
): Promise<{ count: number; atLeast: boolean }> {
  const { looked, count } = await ctx.tx.one<{ looked: number; count: number }>(sql`
    select count(*) as looked, count(*) filter (where ${matching(filter, ctx.now)}) as count
    from (select * from licences where organization_id = ${organizationId} limit ${most + 1}) l`)
  return { count: Math.min(count, most), atLeast: looked > most }
}

/**
 * The products that the organization has licences of, for the filter: found by skipping from one to the next along the
 * index, so that the number of licences does not matter.
 */
export function listProductsOwned(ctx: Ctx, organizationId: string): Promise<{ code: string; name: string }[]> {
  return ctx.tx.many(sql`
    with recursive products as (
      (select product_code, product_name from licences
        where organization_id = ${organizationId} and hidden_at is null order by product_code limit 1)
      union all
      select following.product_code, following.product_name from products, lateral (
        select product_code, product_name from licences
        where organization_id = ${organizationId} and hidden_at is null and product_code > products.product_code
        order by product_code limit 1) following
    )
    select product_code as code, product_name as name from products order by name limit 200`)
}

function matching(filter: LicenceFilter, now: Instant): Sql {
  const today = earliestToday(now)
  const conditions = [
    viewCondition(filter.view, today, now),
    filter.product.length > 0 ? sql`l.product_code = any (${filter.product})` : null,
    filter.status.length > 0 ? anyOf(filter.status.map((status) => statusCondition(status, today))) : null,
    filter.maintenance.length > 0 ? anyOf(filter.maintenance.map((state) => maintenanceCondition(state, today))) : null,
    filter.allocated === 'none' ? sql`l.allocated_quantity = 0` : null,
    filter.allocated === 'part' ? sql`l.allocated_quantity between 1 and l.quantity - 1` : null,
    filter.allocated === 'whole' ? sql`l.allocated_quantity = l.quantity` : null,
    filter.q.trim() === '' ? null : searchCondition(filter.q),
  ]
  return join(
    conditions.filter((condition) => condition !== null),
    ' and ',
  )
}

function anyOf(conditions: Sql[]): Sql {
  return sql`(${join(conditions, ' or ')})`
}

/** Hidden licences are kept apart: no list shows both. */
function shelf(view: LicenceFilter['view']): Sql {
  if (view === 'rescinded') return sql`l.hidden_at is null and l.status = 'rescinded'`
  return view === 'hidden' ? sql`l.hidden_at is not null` : sql`l.hidden_at is null`
}

function viewCondition(view: LicenceFilter['view'], today: Day, now: Instant): Sql {
  const soon = addDays(today, expiringDays)
  if (view === 'new') return sql`l.hidden_at is null and l.fulfilled_at > ${earlier(now, { days: newDays })}`
  if (view === 'expiring')
    return sql`l.hidden_at is null and l.status = 'active' and (l.maintenance_order between ${today} and ${soon} or l.end_order between ${today} and ${soon})`
  return shelf(view)
}

function statusCondition(status: LicenceFilter['status'][number], today: Day): Sql {
  if (status === 'ended') return sql`(l.status = 'active' and l.end_order < ${today})`
  if (status === 'active') return sql`(l.status = 'active' and l.end_order >= ${today})`
  return sql`l.status = ${status}`
}

function maintenanceCondition(state: LicenceFilter['maintenance'][number], today: Day): Sql {
  const soon = addDays(today, expiringDays)
  if (state === 'none') return sql`l.maintenance_ends_on is null`
  if (state === 'ended') return sql`l.maintenance_ends_on < ${today}`
  if (state === 'ending') return sql`l.maintenance_ends_on between ${today} and ${soon}`
  return sql`l.maintenance_ends_on > ${soon}`
}

/** Words in any order, each anywhere in what the licence is searched by or in a host it is allocated to. */
function searchCondition(q: string): Sql {
  const words = searchKey(q).split(' ').slice(0, 8)
  return join(
    words.map((word) => {
      const pattern = `%${likeLiteral(word)}%`
      return sql`(l.search_text like ${pattern} or exists (
        select from allocations a where a.organization_id = l.organization_id and a.licence_id = l.id
          and a.status = 'active' and (a.host_id_key like ${pattern} or lower(a.label) like ${pattern})))`
    }),
    ' and ',
  )
}

/** What a licence is searched by, as it is stored: code with and without dashes, product, edition, order numbers. */
export function searchTextOf(licence: {
  code: string
  productName: string
  editionName: string
  orderNumber: string
  purchaseOrderNumber: string | null
}): string {
  const { code, productName, editionName, orderNumber, purchaseOrderNumber } = licence
  return searchKey(
    [code, code.replaceAll('-', ''), productName, editionName, orderNumber, purchaseOrderNumber ?? ''].join(' '),
  )
}

function beyond(keys: Sorting['keys'], values: string[], backwards: boolean): Sql {
  const columns = join(keys.map(([column]) => raw(column)))
  const bounds = join(keys.map(([, kind], index) => sql`${values[index]}::${raw(typeOfKind[kind])}`))
  return sql`(${columns}) ${raw(backwards ? '<' : '>')} (${bounds})`
}
