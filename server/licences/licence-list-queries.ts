import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { InputOf } from '../../contract/endpoint.ts'
import type { licenceSorts, licences } from '../../contract/licences.ts'
import { addDays, type Day, earlier, earliestToday, type Instant, instant } from '../../values/calendar.ts'
import { likeLiteral, searchKey } from '../../values/text.ts'
import { type CursorKind, pageFrom, readCursorOf, typeOfKind } from '../platform/cursor.ts'
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

/** Each way to sort names the columns of an index that begins with the organization; the last makes the order total. */
const sortings: Record<(typeof licenceSorts)[number], Sorting> = {
  maintenance: { keys: [['l.maintenance_order', 'day'], byId] },
  end: { keys: [['l.end_order', 'day'], byId] },
  newest: { keys: [['l.fulfilled_at', 'instant'], byId], newestFirst: true },
  code: { keys: [['l.code collate "C"', 'text']] },
  product: { keys: [['l.product_name collate "C"', 'text'], ['l.edition_name collate "C"', 'text'], byId] },
  quantity: { keys: [['l.quantity', 'whole'], byId] },
}

type ListedLicence = LicenceRow & { keys: string[] }

/**
 * A page of the organization's licences and where the next begins. Pages follow keys, not offsets, so a page far down
 * costs what the first one does.
 */
export async function listLicenceRows(
  ctx: Ctx,
  organizationId: string,
  filter: LicenceFilter,
  page: { after: string | undefined; limit: number },
): Promise<{ rows: LicenceRow[]; next: string | null }> {
  const { keys, newestFirst } = sortings[filter.sort]
  const backwards = (filter.order === 'descending') !== (newestFirst === true)
  const columns = keys.map(([column]) => raw(column))
  const direction = raw(backwards ? 'desc' : 'asc')
  const bounds = readCursorOf(
    page.after,
    keys.map(([, kind]) => kind),
  )
  const after = bounds === null ? empty : sql`and ${beyond(keys, bounds, backwards)}`
  const rows = await ctx.tx.many<ListedLicence>(sql`
    select ${licenceColumns}, array[${join(columns.map((column) => sql`(${column})::text`))}] as keys
    from licences l join organizations o on o.id = l.organization_id
    where l.organization_id = ${organizationId} and ${matching(filter, ctx.now)} ${after}
    order by ${join(columns.map((column) => sql`${column} ${direction}`))}
    limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) =>
    row.keys.map((key, index) => (keys[index]?.[1] === 'instant' ? instant(key) : key)),
  )
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

function viewCondition(view: LicenceFilter['view'], today: Day, now: Instant): Sql {
  const soon = addDays(today, expiringDays)
  if (view === 'hidden') return sql`l.hidden_at is not null`
  if (view === 'new') return sql`l.hidden_at is null and l.fulfilled_at > ${earlier(now, { days: newDays })}`
  if (view === 'rescinded') return sql`l.hidden_at is null and l.status = 'rescinded'`
  if (view === 'expiring')
    return sql`l.hidden_at is null and l.status = 'active' and (l.maintenance_order between ${today} and ${soon} or l.end_order between ${today} and ${soon})`
  return sql`l.hidden_at is null`
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
