import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LicenceOptions } from '../../testing/licences.ts'
import { openTestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { day } from '../../values/calendar.ts'
import { deliveredBands } from '../pricing/schedule-rules.ts'
import { calendarOf, monthsAround } from './renewal-calendar-rules.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let buyer: ContactPersona

/** Seats at ten euros a year; none of them where there is no price. */
async function licence(endsOn: string, options: LicenceOptions & { priced?: false } = {}) {
  const { priced, ...rest } = options
  const made = await world.licence(acme.organization, { startsOn: '2020-01-01', maintenanceEndsOn: endsOn, ...rest })
  if (priced !== false) await prices.rate(made.productCode, { yearlyMinor: 1_000 })
  return made
}

const prices = await world.priceSchedule()

beforeAll(async () => {
  acme = await world.customer({ country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
  await licence('2026-11-10', { quantity: 2 })
  await licence('2026-11-16', { quantity: 3 })
  await licence('2026-11-30', { priced: false })
  await licence('2026-10-20', { quantity: 1 })
  await licence('2026-10-01', { quantity: 4 })
  await licence('2025-11-01', { quantity: 5 })
  await licence('2028-11-30', { quantity: 6 })
  // Outside the calendar, hidden, and without maintenance.
  await licence('2025-10-31')
  await licence('2028-12-01')
  const hidden = await licence('2026-12-01')
  await portal.rows(sql`update licences set hidden_at = now() where id = ${hidden.id}`)
  await world.licence(acme.organization, { maintenanceEndsOn: null })
})

const read = async (by = buyer) => (await by.call('readRenewalCalendar')).output

describe('read-renewal-calendar', () => {
  test('REN-25: what ends stands in its month, by the state that it has today, with a year’s price', async () => {
    const { today, currency, months } = await read()
    expect([today, currency, months.length]).toEqual(['2026-11-16', 'EUR', 37])
    expect(months.filter(({ states }) => states.length > 0)).toEqual([
      {
        firstDay: '2025-11-01',
        lastDay: '2025-11-30',
        states: [{ state: 'recovery', count: 1, yearMinor: 5_000, unpricedCount: 0 }],
      },
      {
        firstDay: '2026-10-01',
        lastDay: '2026-10-31',
        states: [
          { state: 'current', count: 1, yearMinor: 1_000, unpricedCount: 0 },
          { state: 'reinstatement', count: 1, yearMinor: 4_000, unpricedCount: 0 },
        ],
      },
      {
        firstDay: '2026-11-01',
        lastDay: '2026-11-30',
        states: [{ state: 'current', count: 3, yearMinor: 5_000, unpricedCount: 1 }],
      },
      {
        firstDay: '2028-11-01',
        lastDay: '2028-11-30',
        states: [{ state: 'current', count: 1, yearMinor: 6_000, unpricedCount: 0 }],
      },
    ])
  })

  test('REN-25: every figure is what the list of lines counts with the same filter', async () => {
    const { months } = await read()
    for (const { firstDay: endsFrom, lastDay: endsBy, states } of months)
      for (const { state, count } of states) {
        const { total, items } = (await buyer.call('listRenewableLines', { endsFrom, endsBy, state, renewable: 'all' }))
          .output
        expect([total.count, items.length]).toEqual([count, count])
      }
  })

  test('REN-25: an edition’s own price counts before its product’s', async () => {
    const other = await world.customer({ country: prices.country })
    const made = await world.licence(other.organization, { quantity: 10, maintenanceEndsOn: '2027-01-31' })
    await prices.rate(made.productCode, { yearlyMinor: 1_000 })
    const [row] = await portal.rows<{ code: string }>(
      sql`select edition_code as code from licences where id = ${made.id}`,
    )
    await prices.rate(made.productCode, { yearlyMinor: 700, edition: row?.code ?? '' })
    const { months } = await read(await other.contact())
    expect(months.flatMap(({ states }) => states)).toMatchObject([{ count: 1, yearMinor: 7_000 }])
  })

  test('REN-25: where no price schedule holds there are counts and no values', async () => {
    const other = await world.customer({ country: 'BR' })
    await world.licence(other.organization, { maintenanceEndsOn: '2027-01-31' })
    const { currency, months } = await read(await other.contact())
    expect(currency).toBeNull()
    expect(months.flatMap(({ states }) => states)).toEqual([
      { state: 'current', count: 1, yearMinor: null, unpricedCount: 1 },
    ])
  })

  test('ACC-5: who does not buy does not read it, and nobody reads another company’s', async () => {
    const shipper = await acme.contact({ types: ['ship-to'] })
    expect((await shipper.call('readRenewalCalendar')).problem.code).toBe('not-allowed')
    const stranger = await (await world.customer()).contact()
    const { number } = acme.organization
    expect((await stranger.call('readRenewalCalendar', { number })).problem.code).toBe('other-organization')
  })
})

describe('renewal-calendar-rules', () => {
  test('REN-25: months begin and end with the calendar’s, over leap years and year ends', () => {
    const months = monthsAround(day('2027-01-31'))
    expect([months.length, months[0], months[12], months.at(-1)]).toEqual([
      37,
      { firstDay: '2026-01-01', lastDay: '2026-01-31' },
      { firstDay: '2027-01-01', lastDay: '2027-01-31' },
      { firstDay: '2029-01-01', lastDay: '2029-01-31' },
    ])
    expect(months).toContainEqual({ firstDay: '2028-02-01', lastDay: '2028-02-29' })
  })

  test('REN-25: one month can hold several states', () => {
    const today = day('2027-01-31')
    const ends = ['2026-01-05', '2026-01-31'].map((endsOn) => ({
      endsOn: day(endsOn),
      count: 1,
      yearMinor: null,
      unpricedCount: 1,
    }))
    const [first] = calendarOf(monthsAround(today), ends, { today, bands: deliveredBands })
    expect(first?.states.map(({ state }) => state)).toEqual(['reinstatement', 'recovery'])
  })
})
