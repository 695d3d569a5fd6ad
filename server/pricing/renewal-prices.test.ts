import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { type PriceSchedule, plainRules } from '../../testing/prices.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { day } from '../../values/calendar.ts'
import { workerWithin } from '../platform/worker.ts'
import { findPlace, findPricing, rateOfEdition } from './pricing-queries.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let prices: PriceSchedule
let company: Customer
let buyer: ContactPersona
let manager: StaffPersona
let product: string

beforeAll(async () => {
  manager = await world.staff({ roles: ['catalogue-manager'] })
  prices = await world.priceSchedule({ discounts: { gold: '20' } })
  company = await world.customer({ country: prices.country })
  buyer = await company.contact({ types: ['bill-to'] })
  product = (await world.licence(company.organization)).productCode
  await prices.rate(product, { yearlyMinor: 12_000, terms: [{ months: 36, minor: 33_000 }] })
  await prices.rate(product, { yearlyMinor: 15_000, edition: 'STD' })
  await prices.publish({ validFrom: '2027-03-01', rates: { [product]: { yearlyMinor: 13_000 } } })
})

describe('readRenewalPrices, listRenewalPrices, exportRenewalPrices', () => {
  test('REN-15: a company reads what holds for it, until when, and no more than that', async () => {
    const { output } = await buyer.call('readRenewalPrices')
    const bands = plainRules.bands.map(({ waiver, ...band }) => band)
    expect(output).toEqual({
      schedule: { code: prices.code, name: prices.name },
      region: prices.region,
      currency: 'EUR',
      version: 1,
      validFrom: '2026-01-01',
      lastDay: '2027-02-28',
      rules: { ...plainRules, bands },
    })
    const { items, count } = (await buyer.call('listRenewalPrices')).output
    expect(items).toMatchObject([
      { edition: null, yearlyMinor: 12_000, terms: [{ months: 36, minor: 33_000 }] },
      { edition: { code: 'STD' }, yearlyMinor: 15_000 },
    ])
    expect(count).toBe(2)
    expect((await buyer.call('listRenewalPrices', { q: 'standard' })).output.count).toBe(1)
    const file = (await buyer.call('exportRenewalPrices', { header: 'machine' })).output
    expect(file.content).toContain(`"SWM","${product}"`)
    expect(file.content).toContain('"120.00"')
  })

  test('REN-15: whoever buys reads it, unrestricted; so do the vendor’s people; nobody else, and nothing of others', async () => {
    const call = async (who: ContactPersona) => (await who.call('readRenewalPrices')).status
    expect(await call(await company.contact())).toBe(200)
    expect(await call(await company.contact({ types: ['ship-to'] }))).toBe(403)
    expect(await call(await company.contact({ restricted: true }))).toBe(403)
    const { number } = company.organization
    for (const operation of ['readRenewalPrices', 'listRenewalPrices', 'exportRenewalPrices'] as const) {
      expect((await manager.call(operation, { number })).status).toBe(200)
      const stranger = await (await world.customer()).contact()
      expect((await stranger.call(operation, { number })).status).toBe(404)
    }
  })

  test('REN-15: without a schedule for its region it is told so', async () => {
    const elsewhere = await world.customer({ country: 'IN' })
    const reader = await elsewhere.contact()
    for (const operation of ['readRenewalPrices', 'listRenewalPrices', 'exportRenewalPrices'] as const)
      expect((await reader.call(operation)).problem.code).toBe('no-price-schedule')
  })
})

describe('findPricing', () => {
  const within = <T>(work: Parameters<typeof workerWithin<T>>[1]) => workerWithin(portal.house, work)
  const rateOf = async (on: string) =>
    within(async (ctx) => {
      const place = await findPlace(ctx.tx, company.organization.id)
      return findPricing(ctx, place, day(on), [product, 'NOPE'])
    })

  test('REN-15: the version that has begun last holds, with the rates asked for, until the day before the next', async () => {
    const now = await rateOf('2027-02-28')
    expect(now).toMatchObject({ version: 1, lastDay: '2027-02-28', rules: { partnerDiscounts: { gold: '20' } } })
    expect(Object.keys(now?.rules.rates ?? {}).toSorted()).toEqual([`SWM/${product}`, `SWM/${product}/STD`])
    expect(await rateOf('2027-03-01')).toMatchObject({
      version: 2,
      lastDay: null,
      rules: { version: `${prices.code}/2` },
    })
    expect(await rateOf('2025-12-31')).toBeNull()
    const of = { programmeCode: 'SWM', productCode: product, editionCode: 'STD' }
    const rules = now?.rules ?? { rates: {} }
    expect(rateOfEdition(rules, of)).toBe(`SWM/${product}/STD`)
    expect(rateOfEdition(rules, { ...of, editionCode: 'ADV' })).toBe(`SWM/${product}`)
    expect(rateOfEdition(rules, { ...of, programmeCode: 'HWM' })).toBeNull()
  })

  test('REN-15: a country’s own schedule goes before the region’s from its first day on, and ends what the region’s promise', async () => {
    const own = await world.priceSchedule({ validFrom: '2027-01-01', region: 'APAC' })
    const rest = unique('REST').toUpperCase()
    const id = '0a0a0a0a-0000-4000-8000-00000000000a'
    await portal.rows(sql`
      insert into price_schedules (id, code, name, region, currency, created_at)
      values (${id}, ${rest}, 'Rest', 'APAC', 'USD', ${portal.clock.now()})`)
    await portal.rows(sql`
      insert into price_schedule_versions (schedule_id, number, status, valid_from, rules, created_at, published_at)
      values (${id}, 1, 'published', '2026-01-01', ${JSON.stringify(plainRules)}::jsonb, now(), now())`)
    const held = (country: string, on: string) =>
      within((ctx) => findPricing(ctx, { region: 'APAC', country }, day(on), []))
    expect(await held(own.country, '2026-12-31')).toMatchObject({ schedule: { code: rest }, lastDay: '2026-12-31' })
    expect(await held(own.country, '2027-01-01')).toMatchObject({ schedule: { code: own.code }, lastDay: null })
    expect(await held('XX', '2027-01-01')).toMatchObject({ schedule: { code: rest }, lastDay: null })
    await portal.rows(sql`delete from price_schedule_versions where schedule_id = ${id}`)
    await portal.rows(sql`delete from price_schedules where id = ${id}`)
  })
})

describe('programmes', () => {
  test('REN-1: programmes are data: listed, added once, changed with a trace', async () => {
    const code = unique('PG').toUpperCase()
    const facts = { name: 'Gold care', kind: 'hardware-maintenance', coversVersions: false, allOrNothing: true }
    const { output } = await manager.call('createProgramme', { code: code.toLowerCase(), ...facts })
    expect(output).toEqual({ code, ...facts, status: 'offered', skuCount: 0, version: 1 })
    expect((await manager.call('createProgramme', { code, ...facts })).problem.code).toBe('programme-exists')
    const { items } = (await manager.call('listProgrammes', { q: `${code} gold` })).output
    expect(items).toEqual([output])
    const ended = { programmeCode: code, ...facts, status: 'ended' }
    expect((await manager.call('saveProgramme', ended)).problem.code).toBe('version-missing')
    expect((await manager.call('saveProgramme', ended, { ifMatch: 7 })).problem.code).toBe('changed-meanwhile')
    expect((await manager.call('saveProgramme', ended, { ifMatch: 1 })).output).toMatchObject({
      status: 'ended',
      version: 2,
    })
    expect((await manager.call('saveProgramme', ended, { ifMatch: 2 })).output.version).toBe(2)
    expect((await manager.call('readProgramme', { programmeCode: code })).output.status).toBe('ended')
    expect((await manager.call('readProgramme', { programmeCode: 'NONE' })).status).toBe(404)
    const none = { ...ended, programmeCode: 'NONE' }
    expect((await manager.call('saveProgramme', none, { ifMatch: 1 })).status).toBe(404)
    const trail = await portal.rows(sql`
      select action, before, after ->> 'status' as status from audit_events
      where subject_kind = 'programme' and subject_label like ${`%(${code})`} order by action`)
    expect(trail).toMatchObject([
      { action: 'programme.created', status: 'offered' },
      { action: 'programme.updated', before: { status: 'offered' }, status: 'ended' },
    ])
    expect((await buyer.call('listProgrammes')).problem.code).toBe('not-allowed')
    expect((await buyer.call('readProgramme', { programmeCode: code })).problem.code).toBe('not-allowed')
  })
})
