import type { maintenancePrices } from '../../contract/maintenance-prices.ts'
import type { Operation } from '../platform/operation.ts'
import { findHeldPricing } from './held-pricing.ts'

/** REN-15. What holds for a company now. Who may waive a fee is between the vendor's people. Refuses `no-price-schedule`. */
export const readRenewalPrices: Operation<typeof maintenancePrices.readRenewalPrices> = async (ctx) => {
  const { place, pricing } = await findHeldPricing(ctx)
  const { currency, method, months, bands, uplift, upliftCapPercent, promotions, creditsEarlierEnd } = pricing.rules
  const { code, name } = pricing.schedule
  const shownBands = bands.map(({ waiver, ...band }) => band)
  return {
    schedule: { code, name },
    region: place.region,
    currency,
    version: pricing.version,
    validFrom: pricing.validFrom,
    lastDay: pricing.lastDay,
    rules: {
      method,
      months,
      bands: shownBands,
      uplift,
      upliftCapPercent,
      promotions: promotions.filter(({ to }) => to >= ctx.today),
      creditsEarlierEnd,
    },
  }
}
