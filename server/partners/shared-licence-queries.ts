import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { grades, licenceModels } from '../../contract/licences.ts'
import type { Day } from '../../values/calendar.ts'
import type { LicenceCode, OrganizationNumber } from '../../values/ids.ts'
import { notFound } from '../access/permit.ts'
import { sharedNow } from '../access/shared-customers.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { never } from './customer-condition-queries.ts'

/** A licence as it is shared: what the partner's eyes may read of it, with whose it is. */
export type SharedLicenceRow = {
  organization_id: string
  customer_number: OrganizationNumber
  customer_name: string
  id: string
  code: LicenceCode
  product_code: string
  product_name: string
  edition_code: string
  edition_name: string
  model: (typeof licenceModels)[number]
  grade: (typeof grades)[number]
  quantity: number
  allocated_quantity: number
  starts_on: Day
  ends_on: Day | null
  maintenance_ends_on: Day | null
  maintenance_order: Day
  status: 'active' | 'rescinded' | 'on-hold'
  contract_number: string | null
}

/** What a list of shared licences is narrowed by. */
export type SharedLicenceFilter = {
  /** Of one customer alone. */
  customerId: string | null
  /** Of one product alone; blank for all. */
  product: string
  /** What was typed names this licence, or these contracts and products; null where nothing was typed. */
  named: { code: LicenceCode } | { contracts: readonly string[]; products: readonly string[] } | null
  from: Day | undefined
  to: Day | undefined
}

/** A page of the licences that are shared now, by the end of their maintenance, and where the next begins. */
export async function listSharedLicenceRows(
  ctx: Ctx,
  filter: SharedLicenceFilter,
  page: { after: string | undefined; limit: number },
): Promise<{ rows: SharedLicenceRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['day', 'id', 'id'])
  const limit = page.limit + 1
  const ways = waysTo(filter).map((way) => pageBy(ctx, filter, way, bounds, limit))
  const rows = await ctx.tx.many<SharedLicenceRow>(
    selectShared(
      ctx,
      sql`select * from (${join(
        ways.map((way) => sql`(${way})`),
        ' union ',
      )}) s order by maintenance_order, organization_id, licence_id limit ${limit}`,
    ),
  )
  return pageFrom(rows, page.limit, (row) => [row.maintenance_order, row.organization_id, row.id])
}

/** Each way in which a licence may be meant has an index of its own, which gives its page in order. */
function waysTo({ named }: SharedLicenceFilter): { each: Sql; condition: Sql }[] {
  const once = sql`(select 1) once`
  if (named === null) return [{ each: once, condition: empty }]
  if ('code' in named)
    return [{ each: once, condition: sql`and l.licence_id = (select id from licences where code = ${named.code})` }]
  return [
    { each: sql`unnest(${named.contracts}::text[]) one(name)`, condition: sql`and l.contract_number = one.name` },
    { each: sql`unnest(${named.products}::text[]) one(name)`, condition: sql`and l.product_code = one.name` },
  ]
}

function pageBy(
  ctx: Ctx,
  { customerId, product, from, to }: SharedLicenceFilter,
  { each, condition }: { each: Sql; condition: Sql },
  bounds: string[] | null,
  limit: number,
): Sql {
  const keys = sql`l.maintenance_order, l.organization_id, l.licence_id`
  const conditions = [
    ...(customerId === null ? [] : [sql`and l.organization_id = ${customerId}`]),
    ...(product ? [sql`and l.product_code = ${product}`] : []),
    ...(from ? [sql`and l.maintenance_order >= ${from}`] : []),
    ...(to ? [sql`and l.maintenance_order <= ${to}`] : []),
    ...(from || to ? [sql`and l.maintenance_order < ${never}`] : []),
    ...(bounds ? [sql`and (${keys}) > (${bounds[0]}::date, ${bounds[1]}::uuid, ${bounds[2]}::uuid)`] : []),
  ]
  return sql`select met.* from ${each}, lateral (
    select l.* from partner_licences l where ${sharedNow(ctx, 'l')} ${condition} ${join([empty, ...conditions], ' ')}
    order by ${keys} limit ${limit}) met`
}

/** The licence, if the customer shares it now; else the answer for what is absent. */
export async function findSharedLicence(ctx: Ctx, customerId: string, licenceId: string): Promise<SharedLicenceRow> {
  const found = await ctx.tx.maybe<SharedLicenceRow>(
    selectShared(
      ctx,
      sql`select l.* from partner_licences l
        where ${sharedNow(ctx, 'l')} and l.organization_id = ${customerId} and l.licence_id = ${licenceId}`,
    ),
  )
  if (!found) throw notFound(ctx.actor)
  return found
}

function selectShared(ctx: Ctx, page: Sql): Sql {
  return sql`select s.organization_id, c.number as customer_number, c.name as customer_name, s.licence_id as id, s.code, s.product_code, s.product_name,
      s.edition_code, s.edition_name, s.model, s.grade, s.quantity, s.allocated_quantity, s.starts_on, s.ends_on,
      s.maintenance_ends_on, s.maintenance_order, s.status, s.contract_number
    from (${page}) s join partner_customers c on ${sharedNow(ctx, 'c')} and c.organization_id = s.organization_id
    order by s.maintenance_order, s.organization_id, s.licence_id`
}
