import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LicenceOptions } from '../../testing/licences.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const today = todayOf(startOfTests)

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona
/** Names of the lines by licence. */
const made: Record<string, string> = {}

const shapes: Record<string, LicenceOptions & { priced?: false }> = {
  longGone: { maintenanceEndsOn: addDays(today, -400) },
  lapsed: { maintenanceEndsOn: addDays(today, -100), productName: 'Camión' },
  grace: { maintenanceEndsOn: addDays(today, -30) },
  lastDay: { maintenanceEndsOn: today },
  soon: { maintenanceEndsOn: addDays(today, 20) },
  rescinded: { maintenanceEndsOn: addDays(today, 21), status: 'rescinded' },
  unpriced: { maintenanceEndsOn: addDays(today, 22), priced: false },
  ordered: { maintenanceEndsOn: addDays(today, 23) },
  ended: { maintenanceEndsOn: addDays(today, 24) },
  late: { maintenanceEndsOn: addDays(today, 300) },
  none: { maintenanceEndsOn: null },
}

beforeAll(async () => {
  prices = await world.priceSchedule()
  acme = await world.customer({ country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
  await portal.rows(sql`
    insert into programmes (code, name, kind, covers_versions, status, created_at)
    values ('OLD', 'Old programme', 'other', false, 'ended', ${startOfTests})`)
  for (const [name, { priced, ...options }] of Object.entries(shapes)) {
    const licence = await world.licence(acme.organization, { startsOn: '2024-01-01', ...options })
    made[licence.id] = name
    if (priced !== false) await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
    if (name === 'ordered')
      await portal.rows(sql`update memberships set order_id = ${licence.id} where licence_id = ${licence.id}`)
    if (name === 'ended')
      await portal.rows(sql`update memberships set programme_code = 'OLD' where licence_id = ${licence.id}`)
  }
})

const list = async (input: Record<string, unknown> = {}) =>
  (await buyer.call('listRenewableLines', { limit: 100, ...input })).output
const names = async (input: Record<string, unknown> = {}) =>
  (await list(input)).items.map(({ licence }) => made[licence.id])

const renewable = ['lapsed', 'grace', 'lastDay', 'soon', 'late']
const others = ['longGone', 'rescinded', 'unpriced', 'ordered', 'ended', 'none']

describe('list-renewable-lines', () => {
  test('REN-5: every line stands in the list with its state, its days, and why it cannot be renewed', async () => {
    const { items } = await list({ renewable: 'all' })
    expect(
      items.map(({ licence, state, daysLapsed, whyNot }) => [made[licence.id], state, daysLapsed, whyNot]),
    ).toEqual([
      ['longGone', 'recovery', 400, 'staff-quote-only'],
      ['lapsed', 'reinstatement', 100, null],
      ['grace', 'current', 30, null],
      ['lastDay', 'current', 0, null],
      ['soon', 'current', -20, null],
      ['rescinded', 'current', -21, 'licence-not-in-force'],
      ['unpriced', 'current', -22, 'no-price'],
      ['ordered', 'current', -23, 'open-order'],
      ['ended', 'current', -24, 'programme-ended'],
      ['late', 'current', -300, null],
      ['none', null, null, 'no-programme'],
    ])
  })

  test('REN-5: lines that can be renewed come alone unless one asks, and the others are all the rest', async () => {
    expect(await names()).toEqual(renewable)
    expect((await names({ renewable: 'no' })).toSorted()).toEqual(others.toSorted())
  })

  test.each([
    [{ state: 'reinstatement' }, ['lapsed']],
    [{ state: ['current', 'reinstatement'] }, renewable],
    [{ state: 'recovery' }, []],
    [{ state: 'recovery', renewable: 'all' }, ['longGone']],
    [{ endsBy: addDays(today, 20) }, ['lapsed', 'grace', 'lastDay', 'soon']],
    [{ endsBy: addDays(today, 19) }, ['lapsed', 'grace', 'lastDay']],
    [{ endsFrom: today, endsBy: addDays(today, 20) }, ['lastDay', 'soon']],
    [{ endsFrom: addDays(today, 24), renewable: 'all' }, ['ended', 'late']],
    [{ q: 'camion' }, ['lapsed']],
    [{ q: 'camion', state: 'current' }, []],
  ])('REN-5: filters combine: %j', async (input, expected) => {
    expect(await names(input)).toEqual(expected)
    expect((await list(input)).total).toEqual({ count: expected.length, atLeast: false })
  })

  test('REN-5: a product narrows the list, and the list tells which products there are', async () => {
    const { items, products } = await list()
    const [first] = items
    expect(await names({ product: first?.product.code })).toEqual(['lapsed'])
    expect(products).toContainEqual(first?.product)
    expect(products).toHaveLength(Object.keys(shapes).length)
  })

  test('REN-5: pages follow one another without a gap or a repetition, whatever is shown', async () => {
    for (const shown of ['yes', 'no', 'all']) {
      const paged: string[] = []
      let after: string | undefined
      do {
        const page = await list({ renewable: shown, limit: 2, after })
        paged.push(...page.items.map(({ licence }) => licence.id))
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(paged).toEqual((await list({ renewable: shown })).items.map(({ licence }) => licence.id))
    }
  })

  test('REN-5: each line says what a year more costs today, with what having lapsed adds', async () => {
    const { items } = await list({ renewable: 'all' })
    const prices = Object.fromEntries(items.map((one) => [made[one.licence.id], one.yearMinor]))
    expect(prices).toMatchObject({ soon: 100_000, unpriced: null, none: null })
    // 100 seats of 10 euros: a year from today, 99 days of it in a leap year; 99 days without cover; a quarter of that.
    expect(prices['lapsed']).toBe(99_926 + 27_123 + 6_781)
  })

  test('REN-5: hidden licences stand in no list', async () => {
    const { id } = await world.licence(acme.organization, { maintenanceEndsOn: addDays(today, 5) })
    expect((await list({ renewable: 'all' })).total.count).toBe(Object.keys(shapes).length + 1)
    await portal.rows(sql`update licences set hidden_at = ${startOfTests} where id = ${id}`)
    expect((await list({ renewable: 'all' })).total.count).toBe(Object.keys(shapes).length)
  })

  test('REN-15: where no price schedule holds, everything is listed and nothing can be renewed', async () => {
    const other = await world.customer({ country: 'AU' })
    await world.licence(other.organization, { maintenanceEndsOn: today })
    const ana = await other.contact()
    const { items } = (await ana.call('listRenewableLines', { renewable: 'all' })).output
    expect(items).toMatchObject([{ state: 'current', whyNot: 'no-price', yearMinor: null, currency: null }])
    expect((await ana.call('listRenewableLines')).output.items).toEqual([])
  })

  test('ACC-5, ACC-6: ship-to and restricted contacts see no prices; staff see what the customer sees', async () => {
    const shipTo = await acme.contact({ types: ['ship-to'] })
    expect((await shipTo.call('listRenewableLines')).problem.code).toBe('not-allowed')
    const restricted = await acme.contact({ types: ['bill-to'], restricted: true })
    expect((await restricted.call('listRenewableLines')).problem.code).toBe('access-limited')
    const staff = await world.staff({ roles: ['customer-service'] })
    const seen = (await staff.call('listRenewableLines', { number: acme.organization.number, limit: 100 })).output
    expect(seen).toEqual(await list())
  })
})
