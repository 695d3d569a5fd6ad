import { expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

test('REN-10, REN-15: nothing already quoted changes by new prices; what is priced from their day on does', async () => {
  const manager = await world.staff({ roles: ['catalogue-manager'] })
  const prices = await world.priceSchedule()
  const company = await world.customer({ country: prices.country })
  const buyer = await company.contact()
  const licence = await world.licence(company.organization, { quantity: 10, maintenanceEndsOn: '2026-12-31' })
  await prices.rate(licence.productCode, { yearlyMinor: 10_000 })
  const choice = { all: true, termMonths: 12 }
  const quoted = (await buyer.call('saveQuote', choice)).output
  expect(quoted).toMatchObject({ totalMinor: 100_000, schedule: { code: prices.code, version: 1 } })

  const version = { scheduleCode: prices.code, versionNumber: 2 }
  await manager.call('startPriceDraft', { scheduleCode: prices.code, validFrom: '2026-11-17' })
  const csv = `programme,product,yearly\nSWM,${licence.productCode},200`
  await manager.call('importPriceRates', { ...version, csv, dryRun: false })
  expect((await manager.call('publishPriceVersion', version, { ifMatch: 2 })).status).toBe(200)
  portal.clock.set('2026-11-18T09:00:00Z')

  const later = await company.contact()
  const still = (await later.call('readQuote', { quoteId: quoted.id })).output
  expect(still).toMatchObject({ totalMinor: 100_000, schedule: quoted.schedule, status: quoted.status })
  const lines = (await later.call('listQuoteLines', { quoteId: quoted.id })).output
  expect(lines.items.map(({ minor }) => minor)).toEqual([100_000])
  const now = (await later.call('priceRenewal', choice)).output
  expect(now).toMatchObject({ totalMinor: 200_000, schedule: { version: 2 } })
})
