import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import type { AssignableLicence } from '../../contract/advisors.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { likeLiteral, searchKey } from '../../values/text.ts'
import { notFound } from '../access/permit.ts'
import { cursorOf, pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** Beyond this many, a count says "and more". */
export const countMost = 10_000

/** Which of a customer's licences are meant: words, products, how they are counted. */
export type LicenceFilter = Pick<InputOf<typeof addingAdvisors.listDraftLicences>, 'q' | 'product' | 'model'>

/** What a customer ticked, for a draft or for an advisor: rows of licences. */
export type Ticks = { organization_id: string; kind: 'draft' | 'grant'; id: string }

/** Which of them are asked for besides the filter: those ticked in one place and not in another, or those nobody sees. */
export type Seen = { by?: Ticks; notBy?: Ticks; byNobody?: true; none?: true }

const columns = raw(`
  l.id, l.code, l.product_name as "productName", l.edition_name as "editionName", l.model, l.quantity, l.ends_on as "endsOn",
  l.maintenance_ends_on as "maintenanceEndsOn"`)

/** Licences of `l` that are ticked. */
function tickedIn({ organization_id, kind, id }: Ticks): Sql {
  return kind === 'draft'
    ? sql`exists (select from advisor_draft_licences t
        where t.organization_id = ${organization_id} and t.draft_id = ${id} and t.licence_id = l.id)`
    : sql`exists (select from advisor_grant_licences t
        where t.organization_id = ${organization_id} and t.grant_id = ${id} and t.licence_id = l.id)`
}

/** Licences of `l` that an advisor in force sees because they were ticked. */
function tickedForAnybody(ctx: Ctx): Sql {
  return sql`exists (select from advisor_grant_licences t
      join advisor_grants g on g.organization_id = t.organization_id and g.id = t.grant_id
    where t.organization_id = l.organization_id and t.licence_id = l.id
      and g.coverage = 'assigned' and g.ended_at is null and g.ends_at > ${ctx.now})`
}

/** The condition on `licences l`, of one organization, that filter and ticks come to. */
export function matching(ctx: Ctx, organizationId: string, filter: LicenceFilter, seen: Seen): Sql {
  const words = searchKey(filter.q).split(' ').filter(Boolean).slice(0, 8)
  const conditions = [
    sql`l.organization_id = ${organizationId}`,
    ...(filter.product.length > 0 ? [sql`l.product_code = any (${filter.product})`] : []),
    ...(filter.model.length > 0 ? [sql`l.model = any (${filter.model})`] : []),
    ...words.map((word) => sql`l.search_text like ${`%${likeLiteral(word)}%`}`),
    ...(seen.by ? [tickedIn(seen.by)] : []),
    ...(seen.notBy ? [sql`not ${tickedIn(seen.notBy)}`] : []),
    ...(seen.byNobody ? [sql`not ${tickedForAnybody(ctx)}`] : []),
    ...(seen.none ? [sql`false`] : []),
  ]
  return join(conditions, ' and ')
}

type Listed<Extra> = AssignableLicence & Extra

/** So many licences are walked for a page: of what is rare among very many, a page may hold fewer and still have a next one. */
const walkMost = 5_000
const inOrder = raw('l.product_name collate "C", l.edition_name collate "C", l.id')

/** A page of a customer's licences, hidden ones too, by product and edition. `extra` adds what else is asked of each. */
export async function listAssignable<Extra>(
  ctx: Ctx,
  organizationId: string,
  filter: LicenceFilter & { after?: string | undefined; limit: number },
  seen: Seen,
  extra: Sql,
): Promise<{ rows: Listed<Extra>[]; next: string | null }> {
  const bounds = readCursorOf(filter.after, ['text', 'text', 'id'])
  const [product, ...others] = filter.product
  const behind = sql`l.organization_id = ${organizationId}
    ${product !== undefined && others.length === 0 ? sql`and l.product_code = ${product}` : empty}
    ${bounds ? sql`and (${inOrder}) > (${bounds[0]}, ${bounds[1]}, ${bounds[2]}::uuid)` : empty}`
  // What was ticked leads to its licences by itself; everything else is met by walking.
  const most = seen.by ? null : walkMost
  const walk = sql`(select l.* from licences l where ${behind} order by ${inOrder} limit ${most}) l`
  const rows = await ctx.tx.many<Listed<Extra>>(sql`
    select ${columns}, ${extra} from (
      select * from ${walk} where ${matching(ctx, organizationId, filter, seen)} order by ${inOrder} limit ${filter.limit + 1}) l
    order by ${inOrder}`)
  const found = pageFrom(rows, filter.limit, keyOf)
  if (found.next !== null || most === null) return found
  const end = await ctx.tx.maybe<Pick<AssignableLicence, 'productName' | 'editionName' | 'id'>>(sql`
    select l.product_name as "productName", l.edition_name as "editionName", l.id from ${walk}
    order by ${inOrder} offset ${most - 1} limit 1`)
  return { ...found, next: end && cursorOf(keyOf(end)) }
}

function keyOf(row: Pick<AssignableLicence, 'productName' | 'editionName' | 'id'>): string[] {
  return [row.productName, row.editionName, row.id]
}

/** Whether each is ticked, for `listAssignable`. */
export function isTicked(ticks: Ticks): Sql {
  return sql`${tickedIn(ticks)} as ticked`
}

/** Ids of the advisors who see each because it was ticked, for `listAssignable`. */
export function tickedFor(ctx: Ctx): Sql {
  return sql`array(select t.grant_id from advisor_grant_licences t
      join advisor_grants g on g.organization_id = t.organization_id and g.id = t.grant_id
    where t.organization_id = l.organization_id and t.licence_id = l.id
      and g.coverage = 'assigned' and g.ended_at is null and g.ends_at > ${ctx.now}) as ticked_for`
}

type Total = { count: number; atLeast: boolean }

/** A count that stopped at 10,001, as it is told. */
export function totalOf(count: number): Total {
  return { count: Math.min(count, countMost), atLeast: count > countMost }
}

/** How many match, counted over at most 10,000 of the organization's licences. */
export async function countAssignable(
  ctx: Ctx,
  organizationId: string,
  filter: LicenceFilter,
  seen: Seen,
): Promise<Total> {
  const { looked, count } = await ctx.tx.one<{ looked: number; count: number }>(sql`
    select count(*) as looked, count(*) filter (where ${matching(ctx, organizationId, filter, seen)}) as count
    from (select * from licences where organization_id = ${organizationId} limit ${countMost + 1}) l`)
  return { count: Math.min(count, countMost), atLeast: looked > countMost }
}

/** How many licences the organization has, counted to 10,000. */
export async function countOwned(ctx: Ctx, organizationId: string): Promise<Total> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from (select from licences where organization_id = ${organizationId} limit ${countMost + 1}) as counted`)
  return totalOf(count)
}

/** How many are ticked, counted to 10,000. */
export async function countTicked(ctx: Ctx, ticks: Ticks): Promise<Total> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from (${rowsOf(ticks)} limit ${countMost + 1}) as counted`)
  return totalOf(count)
}

function rowsOf({ organization_id, kind, id }: Ticks): Sql {
  return kind === 'draft'
    ? sql`select licence_id from advisor_draft_licences where organization_id = ${organization_id} and draft_id = ${id}`
    : sql`select licence_id from advisor_grant_licences where organization_id = ${organization_id} and grant_id = ${id}`
}

/** The products that the organization has licences of, for the filter, found by skipping from one to the next. */
export function listProductsToAssign(ctx: Ctx, organizationId: string): Promise<{ code: string; name: string }[]> {
  return ctx.tx.many(sql`
    with recursive products as (
      (select product_code, product_name from licences where organization_id = ${organizationId} and hidden_at is null
        order by product_code limit 1)
      union all
      select following.product_code, following.product_name from products, lateral (
        select product_code, product_name from licences
        where organization_id = ${organizationId} and hidden_at is null and product_code > products.product_code
        order by product_code limit 1) following
    )
    select product_code as code, product_name as name from products order by name limit 200`)
}

/** A licence that is ticked, and one that is not: an example for people. By product, as the list shows them. */
export async function findExamples(
  ctx: Ctx,
  ticks: Ticks,
): Promise<{ ticked: AssignableLicence | null; others: AssignableLicence[] }> {
  const ticked = await ctx.tx.maybe<AssignableLicence>(sql`
    select ${columns} from (${rowsOf(ticks)} order by licence_id limit 1) t
      join licences l on l.organization_id = ${ticks.organization_id} and l.id = t.licence_id`)
  const others = await ctx.tx.many<AssignableLicence>(sql`
    select ${columns} from licences l where l.organization_id = ${ticks.organization_id} and not ${tickedIn(ticks)}
    order by l.product_name collate "C", l.edition_name collate "C", l.id limit 2`)
  return { ticked, others }
}

/** Refuses `not-found` unless all of these are licences of the organization. */
export async function expectOwned(ctx: Ctx, organizationId: string, licenceIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(licenceIds)]
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from licences where organization_id = ${organizationId} and id = any (${wanted}::uuid[])`)
  if (count !== wanted.length) throw notFound(ctx.actor)
}

/** What each advisor of a list sees by ticks, and what it was not decided on: counted to 10,000 each. */
export function countShared(
  ctx: Ctx,
  organizationId: string,
  grantIds: readonly string[],
): Promise<{ id: string; ticked: number; undecided: number }[]> {
  return ctx.tx.many(sql`
    select g.id,
      (select count(*) from (select from advisor_grant_licences t
        where t.organization_id = g.organization_id and t.grant_id = g.id limit ${countMost + 1}) as counted) as ticked,
      (select count(*) from (select from licences l
        where l.organization_id = g.organization_id and l.hidden_at is null and l.fulfilled_at > g.reviewed_at
          and not exists (select from advisor_grant_licences t
            where t.organization_id = g.organization_id and t.grant_id = g.id and t.licence_id = l.id)
        limit ${countMost + 1}) as counted) as undecided
    from advisor_grants g where g.organization_id = ${organizationId} and g.id = any (${grantIds}::uuid[])`)
}
