import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'
import type { LicensingContact, SoldDates, SoldTerms } from './fulfilment-rules.ts'
import { searchTextOf } from './licence-list-queries.ts'
import type { LicenceRow } from './licence-rows.ts'

/** A SKU with the terms that a licence copies, or null. */
export function findTerms(ctx: Ctx, sku: string): Promise<SoldTerms | null> {
  return ctx.tx.maybe<SoldTerms>(sql`
    select s.code, s.status, p.status as product_status, s.model, s.grade, s.term_months, s.maintenance_months,
      p.code as product_code, p.name as product_name, e.code as edition_code, e.name as edition_name, e.feature_codes,
      array(select f.code from features f where f.product_id = p.id and f.choosable and f.code = any (e.feature_codes) order by f.code)
        as choosable_feature_codes,
      p.partial_allocation, p.moves_per_year, p.grace_hours, p.overdraft_percent, p.host_id_types, p.serial_shape
    from skus s
    join products p on p.id = s.product_id
    join editions e on e.product_id = s.product_id and e.code = s.edition_code
    where s.code = ${sku}`)
}

/** What an order line has already become. */
export type FormerLicence = Pick<LicenceRow, 'organization_id' | 'id' | 'code' | 'sku_code' | 'quantity'>

/** The licence that the order line has already become, of whatever organization, or null. */
export function findOrderLine(ctx: Ctx, orderNumber: string, orderLine: number): Promise<FormerLicence | null> {
  return ctx.tx.maybe<FormerLicence>(sql`
    select organization_id, id, code, sku_code, quantity from licences
    where order_number = ${orderNumber} and order_line = ${orderLine}`)
}

/** The same, and locks the line against a second licence. */
export async function takeOrderLine(ctx: Ctx, orderNumber: string, orderLine: number): Promise<FormerLicence | null> {
  await ctx.tx.one(
    sql`select pg_advisory_xact_lock(hashtextextended(${`order line ${orderNumber} ${orderLine}`}, 0)) is null as locked`,
  )
  return findOrderLine(ctx, orderNumber, orderLine)
}

/** What an order line says besides its SKU. */
export type OrderLine = {
  orderNumber: string
  orderLine: number
  quantity: number
  purchaseOrderNumber: string | null
  contractNumber: string | null
  sellingPartnerName: string | null
}

/** Writes the new licence with the terms as they are today; returns its id. */
export async function insertLicence(
  ctx: Ctx,
  organizationId: string,
  terms: SoldTerms,
  dates: SoldDates,
  order: OrderLine,
): Promise<string> {
  const id = ctx.ids.uuid()
  const code = ctx.ids.licenceCode()
  const searchText = searchTextOf({ code, productName: terms.product_name, editionName: terms.edition_name, ...order })
  await ctx.tx.changeOne(sql`
    insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, grade, quantity,
      starts_on, ends_on, maintenance_ends_on, feature_codes, choosable_feature_codes, partial_allocation, moves_per_year, grace_hours,
      overdraft_percent, host_id_types, serial_shape, sku_code, order_number, order_line, purchase_order_number, contract_number,
      selling_partner_name, fulfilled_at, search_text)
    values (${organizationId}, ${id}, ${code}, ${terms.product_code}, ${terms.product_name}, ${terms.edition_code}, ${terms.edition_name},
      ${terms.model}, ${terms.grade}, ${order.quantity}, ${dates.startsOn}, ${dates.endsOn}, ${dates.maintenanceEndsOn},
      ${terms.feature_codes}, ${terms.choosable_feature_codes}, ${terms.partial_allocation}, ${terms.moves_per_year}, ${terms.grace_hours},
      ${terms.overdraft_percent}, ${terms.host_id_types}, ${terms.serial_shape}, ${terms.code}, ${order.orderNumber}, ${order.orderLine},
      ${order.purchaseOrderNumber}, ${order.contractNumber}, ${order.sellingPartnerName}, ${ctx.now}, ${searchText})`)
  return id
}

/** Active contacts who may use the licensing tools, whether or not they can sign in yet. */
export function listLicensingContacts(ctx: Ctx, organizationId: string): Promise<LicensingContact[]> {
  return ctx.tx.many<LicensingContact>(sql`
    select organization_id, id, user_id, first_name, last_name, email, language, time_zone, types, status
    from contacts
    where organization_id = ${organizationId} and status = 'active' and not restricted
      and types && array['ship-to', 'administrator']
    order by created_at, id limit 100`)
}
