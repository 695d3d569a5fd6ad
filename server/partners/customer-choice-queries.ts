import sql, { empty, raw, type Sql } from 'sql-template-tag'
import { sharedNow } from '../access/shared-customers.ts'
import type { Ctx } from '../platform/operation.ts'

/** A product that something shared is a licence of. */
export type SharedProduct = { code: string; name: string }

/** As many as a filter can offer. */
const offered = 200
/** What every code and name comes behind, so that the first is found as the others are, by a statement half as long. */
const behindNothing = raw(`''::text`)

/**
 * The products of all that is shared now, or of what one customer shares: found by skipping from one to the next along an
 * index, so that the number of licences does not matter.
 */
export function listSharedProducts(ctx: Ctx, customerId: string | null): Promise<SharedProduct[]> {
  return ctx.tx.many<SharedProduct>(sql`
    with recursive products as (
      select ${behindNothing} as product_code, null::text as product_name
      union all
      select following.* from products, lateral (
        select l.product_code, l.product_name from partner_licences l
        where ${sharedNow(ctx, 'l')} ${customerId === null ? empty : sql`and l.organization_id = ${customerId}`}
          and l.product_code > products.product_code
        order by l.product_code limit 1) following
    ), offered as (select * from products offset 1 limit ${offered})
    select product_code as code, product_name as name from offered order by name, code`)
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
  const rows = await ctx.tx.many<{ step: string }>(sql`
    with recursive steps as (
      select ${behindNothing} as step
      union all
      select following.step from steps, lateral (
        select ${column} as step from partner_customers c
        where ${sharedNow(ctx, 'c')} ${within} and ${column} > steps.step order by ${column} limit 1) following
    )
    select step from steps offset 1 limit ${offered}`)
  return rows.map(({ step }) => step)
}
