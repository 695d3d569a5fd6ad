import type { customers } from '../../contract/customers.ts'
import type { Operation } from '../platform/operation.ts'
import { listCustomerPlaces, listSharedProducts } from './customer-choice-queries.ts'
import { expectRange } from './customer-rules.ts'
import { listCustomers } from './customer-search-queries.ts'
import { viewCustomerSummary } from './customer-view.ts'

/** PAR-12. A partner finds those of its customers that share something with it now, and never any other. */
export const searchCustomers: Operation<typeof customers.searchCustomers> = async (ctx, input) => {
  expectRange(input)
  const { number: _, after, limit, ...search } = input
  const { rows, next } = await listCustomers(ctx, search, { after, limit })
  return {
    items: rows.map((row) => viewCustomerSummary(row, ctx.now)),
    next,
    products: await listSharedProducts(ctx, null),
    ...(await listCustomerPlaces(ctx, input.country)),
  }
}
