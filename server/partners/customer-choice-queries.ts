import sql, { empty, type Sql } from 'sql-template-tag'
import { sharedNow } from '../access/shared-customers.ts'
import type { Ctx } from '../platform/operation.ts'

/** A product that something shared is a licence of. */
export type SharedProduct = { code: string; name: string }

/** As many as a filter can offer. */
const offered = 200

/**
 * The products of all that is shared now, or of what one customer shares: found by skipping from one to the next along an
 * index, so that the number of licences does not matter.
 */
export function listSharedProducts(ctx: Ctx, customerId: string | null): Promise<SharedProduct[]> {
  const first = (behind: Sql): Sql => sql`select l.product_code, l.organization_id, l.licence_id from partner_licences l
    where ${sharedNow(ctx, 'l')} ${customerId === null ? empty : sql`and l.organization_id = ${customerId}`} ${behind}
    order by l.product_code limit 1`
  return ctx.tx.many<SharedProduct>(sql`
    with recursive products as (
      (${first(empty)})
      union all
      select following.* from products, lateral (${first(sql`and l.product_code > products.product_code`)}) following
    ), offered as (select * from products limit ${offered})
    select s.product_code as code, k.product_name as name from offered s
      join licences k on k.organization_id = s.organization_id and k.id = s.licence_id order by name, code`)
}

/** The countries that customers are in, and the states of one of them, by their codes and names. */
export async function listCustomerPlaces(
  ctx: Ctx,
  country: string | undefined,
): Promise<{ countries: string[]; states: string[] }> {
  const countries = await listSteps(ctx, sql`c.country`, empty)
  const states =
    country === undefined
      ? []
      : await listSteps(ctx, sql`c.state`, sql`and c.country = ${country} and c.state is not null`)
  return { countries, states }
}

async function listSteps(ctx: Ctx, column: Sql, within: Sql): Promise<string[]> {
  const first = (behind: Sql): Sql => sql`select ${column} as step from partner_customers c
    where ${sharedNow(ctx, 'c')} ${within} ${behind} order by ${column} limit 1`
  const rows = await ctx.tx.many<{ step: string }>(sql`
    with recursive steps as (
      (${first(empty)})
      union all
      select following.step from steps, lateral (${first(sql`and ${column} > steps.step`)}) following
    )
    select step from steps limit ${offered}`)
  return rows.map(({ step }) => step)
}
