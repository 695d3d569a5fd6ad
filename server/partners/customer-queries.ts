import sql from 'sql-template-tag'
import type { CustomerView } from '../../contract/customers.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import { later } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { notFound } from '../access/permit.ts'
import { sharedNow } from '../access/shared-customers.ts'
import type { Ctx } from '../platform/operation.ts'
import { never } from './customer-condition-queries.ts'
import type { FoundCustomer } from './customer-search-queries.ts'

/** A customer with all that its page shows of itself and of what it granted. */
export type CustomerRow = FoundCustomer & {
  grant_id: string
  other_names: string[]
  starts_at: Instant
  extends: boolean
  granted_by: string
  granted_at: Instant
  location_name: string
  location_city: string
}

/** The customer with this number, if it shares something now; else the answer for what is absent. */
export async function findCustomer(ctx: Ctx, number: string, today: Day): Promise<CustomerRow> {
  const found = await ctx.tx.maybe<CustomerRow>(sql`
    select c.organization_id, c.grant_id, c.number, c.name, c.country, c.state, c.licence_count, o.other_names, g.coverage, g.scopes,
      g.starts_at, g.ends_on, g.time_zone, g.ends_at, g.extends, g.granted_by, g.granted_at, g.noticed_at,
      p.name as location_name, p.city as location_city,
      coalesce((select l.maintenance_order from partner_licences l where ${sharedNow(ctx, 'l')} and l.organization_id = c.organization_id
        and l.maintenance_order >= ${today} order by l.maintenance_order limit 1), ${never}) as next_end,
      (select l.maintenance_order from partner_licences l where ${sharedNow(ctx, 'l')} and l.organization_id = c.organization_id
        and l.maintenance_order < ${today} order by l.maintenance_order desc limit 1) as last_end
    from partner_customers c
      join advisor_grants g on g.organization_id = c.organization_id and g.id = c.grant_id
      join organizations o on o.id = c.organization_id
      join partner_locations p on p.partner_id = c.partner_id and p.id = c.location_id
    where ${sharedNow(ctx, 'c')} and c.number = ${number}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** The customer's id, if it shares something now; else the answer for what is absent. */
export async function findCustomerId(ctx: Ctx, number: string): Promise<string> {
  const found = await ctx.tx.maybe<{ id: string }>(sql`
    select c.organization_id as id from partner_customers c where ${sharedNow(ctx, 'c')} and c.number = ${number}`)
  if (!found) throw notFound(ctx.actor)
  return found.id
}

/** Somebody of the customer's whom the partner may know. */
type PersonRow = CustomerView['contacts'][number] & { id: string; is_point_of_contact: boolean }

/** Whom to ask at the customer: its points of contact for sales, and who let the partner in. Those who left are not among them. */
export function listCustomerPeople(ctx: Ctx, customer: CustomerRow): Promise<PersonRow[]> {
  return ctx.tx.many<PersonRow>(sql`
    select k.id, k.first_name || ' ' || k.last_name as name, k.email, k.phone, k.job_title as "jobTitle",
      'sales' = any (k.types) as is_point_of_contact
    from contacts k
    where k.organization_id = ${customer.organization_id} and k.status = 'active'
      and ('sales' = any (k.types) or k.id = ${customer.granted_by})
    order by k.last_name, k.first_name, k.id limit 50`)
}

/** Marks the new customer as known, once; tells whether it was still new. */
export async function saveNoticed(ctx: Ctx, customer: CustomerRow): Promise<boolean> {
  const changed = await ctx.tx.change(sql`
    update advisor_grants set noticed_at = ${ctx.now}
    where organization_id = ${customer.organization_id} and id = ${customer.grant_id} and noticed_at is null and ended_at is null`)
  return changed === 1
}

/** How many of each task the first page shows, and up to how many it counts. */
const shown = 10
const countMost = 100

/** Customers that nobody of the partner has taken note of, the longest waiting first. */
export async function listNewCustomers(ctx: Ctx) {
  const rows = await ctx.tx.many<Pick<CustomerRow, 'number' | 'name' | 'granted_at' | 'coverage' | 'scopes'>>(sql`
    select c.number, c.name, g.granted_at, g.coverage, g.scopes
    from (
        select partner_id, organization_id, granted_at, coverage, scopes from advisor_grants where partner_id = ${ctx.organization?.id ?? null} and noticed_at is null and ended_at is null
        order by granted_at, organization_id limit ${10 * countMost}) g, lateral (select c.number, c.name from partner_customers c
      where c.partner_id = g.partner_id and c.organization_id = g.organization_id and ${sharedNow(ctx, 'c')} limit 1) c
    order by g.granted_at, g.organization_id limit ${countMost + 1}`)
  return taskOf(rows)
}

type EndingRow = {
  number: OrganizationNumber
  name: string
  ends_on: Day
  time_zone: string
  ends_at: Instant
  extends: boolean
}

/** Customers whose permission ends within so many days, the soonest first. */
export async function listEndingCustomers(ctx: Ctx, days: number) {
  const rows = await ctx.tx.many<EndingRow>(sql`
    select c.number, c.name, g.ends_on, g.time_zone, g.ends_at, g.extends
    from partner_customers c join advisor_grants g on g.organization_id = c.organization_id and g.id = c.grant_id
    where ${sharedNow(ctx, 'c')} and c.ends_at <= ${later(ctx.now, { days: days + 1 })}
    order by c.ends_at, c.organization_id limit ${countMost + 1}`)
  return taskOf(rows)
}

function taskOf<Row>(rows: Row[]) {
  const total = { count: Math.min(rows.length, countMost), atLeast: rows.length > countMost }
  return { total, rows: rows.slice(0, shown) }
}
