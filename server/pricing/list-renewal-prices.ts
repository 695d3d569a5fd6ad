import type { maintenancePrices } from '../../contract/maintenance-prices.ts'
import type { Operation } from '../platform/operation.ts'
import { findHeldPricing } from './held-pricing.ts'
import { listRateLines } from './rate-queries.ts'

/** REN-15. What maintenance of each product costs a company. Refuses `no-price-schedule`. */
export const listRenewalPrices: Operation<typeof maintenancePrices.listRenewalPrices> = async (ctx, input) => {
  const { pricing } = await findHeldPricing(ctx)
  const key = { id: pricing.schedule.id, number: pricing.version }
  const { rows, next, count } = await listRateLines(ctx.tx, key, input)
  return { items: rows, next, count }
}
