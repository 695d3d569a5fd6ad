import type { maintenancePrices } from '../../contract/maintenance-prices.ts'
import { csvFile } from '../platform/csv.ts'
import type { Operation } from '../platform/operation.ts'
import { findHeldPricing } from './held-pricing.ts'
import { rateCsvColumns } from './rate-columns.ts'
import { listAllRateLines } from './rate-queries.ts'

/** REN-15. The same as a file. Refuses `no-price-schedule`. */
export const exportRenewalPrices: Operation<typeof maintenancePrices.exportRenewalPrices> = async (ctx, input) => {
  const { pricing } = await findHeldPricing(ctx)
  const rows = await listAllRateLines(ctx.tx, { id: pricing.schedule.id, number: pricing.version })
  const columns = rateCsvColumns(pricing.rules.currency)
  const name = `prices-${pricing.schedule.code.toLowerCase()}-${pricing.version}`
  return csvFile(name, columns, rows, { language: ctx.language, header: input.header })
}
