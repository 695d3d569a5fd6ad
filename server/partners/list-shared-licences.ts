import type { customers } from '../../contract/customers.ts'
import { readLicenceCode } from '../../values/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { listSharedProducts, type SharedProduct } from './customer-choice-queries.ts'
import { findCustomerId } from './customer-queries.ts'
import { expectRange, productsMeant } from './customer-rules.ts'
import { viewSharedLicence } from './customer-view.ts'
import { leaveTrace } from './leave-trace.ts'
import { listSharedLicenceRows, type SharedLicenceFilter } from './shared-licence-queries.ts'

/** PAR-12, PAR-9. The licences that are shared now, of all customers or of one; each customer shown hears of it. */
export const listSharedLicences: Operation<typeof customers.listSharedLicences> = async (ctx, input) => {
  expectRange(input)
  const customerId = input.customer ? await findCustomerId(ctx, input.customer) : null
  const products = await listSharedProducts(ctx, customerId)
  const { product, from, to, after, limit } = input
  const filter = { customerId, product, from, to, named: namedBy(input.q.trim(), products) }
  const { rows, next } = await listSharedLicenceRows(ctx, filter, { after, limit })
  await leaveTrace(
    ctx,
    rows.map((row) => row.organization_id),
  )
  return { items: rows.map((row) => viewSharedLicence(row, ctx.now)), next, products }
}

/** What was typed: a licence's code, the number of a contract, or words of a product's name. */
function namedBy(typed: string, products: readonly SharedProduct[]): SharedLicenceFilter['named'] {
  if (typed === '') return null
  const code = readLicenceCode(typed)
  if (code) return { code }
  return { contracts: [...new Set([typed, typed.toUpperCase()])], products: productsMeant(products, typed) }
}
