import { maintenancePrices } from '../../contract/maintenance-prices.ts'
import { pricing } from '../../contract/pricing.ts'
import { programmes } from '../../contract/programmes.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { checkPriceDraft } from './check-price-draft.ts'
import { createPriceSchedule } from './create-price-schedule.ts'
import { createProgramme } from './create-programme.ts'
import { discardPriceDraft } from './discard-price-draft.ts'
import { exportPriceRates } from './export-price-rates.ts'
import { exportRenewalPrices } from './export-renewal-prices.ts'
import { importPriceRates } from './import-price-rates.ts'
import { listPriceRates } from './list-price-rates.ts'
import { listPriceSchedules } from './list-price-schedules.ts'
import { listProgrammes } from './list-programmes.ts'
import { listRenewalPrices } from './list-renewal-prices.ts'
import { publishPriceVersion } from './publish-price-version.ts'
import { readPriceSchedule } from './read-price-schedule.ts'
import { readPriceVersion } from './read-price-version.ts'
import { readProgramme } from './read-programme.ts'
import { readRenewalPrices } from './read-renewal-prices.ts'
import { savePriceDraft } from './save-price-draft.ts'
import { saveProgramme } from './save-programme.ts'
import { startPriceDraft } from './start-price-draft.ts'

/** What this feature serves of programmes. */
export const programmeRoutes = serve<House, typeof programmes>(programmes, {
  listProgrammes,
  readProgramme,
  createProgramme,
  saveProgramme,
})

/** What this feature serves of price schedules. */
export const pricingRoutes = serve<House, typeof pricing>(pricing, {
  listPriceSchedules,
  readPriceSchedule,
  createPriceSchedule,
  startPriceDraft,
  readPriceVersion,
  savePriceDraft,
  discardPriceDraft,
  listPriceRates,
  exportPriceRates,
  importPriceRates,
  checkPriceDraft,
  publishPriceVersion,
})

/** What this feature serves of a company's own prices. */
export const maintenancePriceRoutes = serve<House, typeof maintenancePrices>(maintenancePrices, {
  readRenewalPrices,
  listRenewalPrices,
  exportRenewalPrices,
})
