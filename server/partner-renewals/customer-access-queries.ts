import sql from 'sql-template-tag'
import type { grantScopes } from '../../contract/advisors.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { sharedNow } from '../access/shared-customers.ts'
import type { Ctx } from '../platform/operation.ts'

/** A customer that has let the partner in, what it may do there, and at which level the partner is. */
export type CustomerAccess = {
  id: string
  number: OrganizationNumber
  name: string
  country: string
  locationId: string
  scopes: (typeof grantScopes)[number][]
  /** Who let the partner in, with mail; null once they have left. */
  grantedBy: string | null
  level: string | null
}

const selected = sql`
  select c.organization_id as id, c.number, c.name, c.country, c.location_id as "locationId", g.scopes,
    k.first_name || ' ' || k.last_name || ' (' || k.email || ')' as "grantedBy", p.level_code as level
  from partner_customers c
    join advisor_grants g on g.organization_id = c.organization_id and g.id = c.grant_id
    join partners p on p.partner_id = c.partner_id
    left join contacts k on k.organization_id = c.organization_id and k.id = g.granted_by and k.status = 'active'`

/** The customer with this number, if it shares something now. */
export function findCustomerAccess(ctx: Ctx, customerNumber: string): Promise<CustomerAccess | null> {
  return ctx.tx.maybe<CustomerAccess>(sql`${selected} where ${sharedNow(ctx, 'c')} and c.number = ${customerNumber}`)
}

/** Several of them at once, in the order of their names. */
export function listCustomerAccess(ctx: Ctx, by: { numbers: readonly string[] } | { ids: readonly string[] }) {
  const these = 'ids' in by ? sql`c.organization_id = any (${by.ids}::uuid[])` : sql`c.number = any (${by.numbers})`
  return ctx.tx.many<CustomerAccess>(
    sql`${selected} where ${sharedNow(ctx, 'c')} and ${these} order by c.name, c.number`,
  )
}
