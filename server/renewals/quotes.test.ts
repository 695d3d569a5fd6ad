import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { MadeLicence } from '../../testing/licences.ts'
import { copyLicence } from '../../testing/many-licences.ts'
import { newTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays, addMonths, day } from '../../values/calendar.ts'
import { decimalOfMoney } from '../../values/money.ts'
import { publishedKeys } from '../licences/published-keys.ts'
import { todayOf } from '../platform/clock.ts'
import { recompute } from '../pricing/arithmetic-rules.ts'
import { openArithmetic } from '../pricing/signed-arithmetic.ts'
import { whyNotOpen } from './quote-rules.ts'

// A database of its own: ten thousand licences are in nobody's way here.
const portal = await newTestPortal()
afterAll(() => portal.close())
const world = worldOf(portal)
const today = todayOf(startOfTests)
const lastDay = day('2026-12-31')

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule()
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
})

/** A licence of 100 seats, at 10 euros a seat and year, covered through the last day of the year. */
async function covered(options: { endsOn?: string; minor?: number; quantity?: number } = {}): Promise<MadeLicence> {
  const { endsOn = lastDay, minor = 1_000, quantity = 100 } = options
  const maintenanceEndsOn = endsOn
  const licence = await world.licence(acme.organization, { startsOn: '2025-01-01', maintenanceEndsOn, quantity })
  await prices.rate(licence.productCode, { yearlyMinor: minor })
  return licence
}

/** The buyer comes back some days later, and signs in again. */
async function daysLater(days: number): Promise<void> {
  portal.clock.advance({ days })
  buyer = await acme.contact({ types: ['bill-to'] })
}

const forAYear = { all: true, termMonths: 12 }
const price = async (input: Record<string, unknown> = forAYear, by = buyer) => by.call('priceRenewal', input)
const save = async (input: Record<string, unknown> = forAYear, by = buyer) => by.call('saveQuote', input)
const membershipOf = async ({ id }: MadeLicence) =>
  (await portal.rows<{ id: string }>(sql`select id from memberships where licence_id = ${id}`))[0]?.id ?? ''
const events = (action: string) =>
  portal.rows<{ subject_label: string; before: unknown; after: Record<string, unknown> }>(sql`
    select subject_label, before, after from audit_events
    where organization_id = ${acme.organization.id} and action = ${action} order by at, id`)

describe('price-renewal', () => {
  test('REN-5, REN-8: priceRenewal explains each line and adds up renewal, reinstatement and credit', async () => {
    await covered({ quantity: 3 })
    await covered({ endsOn: addDays(today, -100), quantity: 7 })
    const { output } = await price()
    expect(output).toMatchObject({ currency: 'EUR', lineCount: 2, pricedOn: today, leftOut: [] })
    expect(output.lines.map(({ state, minor }) => [state, minor])).toEqual([
      ['reinstatement', 9_368],
      ['current', 3_000],
    ])
    for (const line of output.lines) expect(line.elements.reduce((sum, { minor }) => sum + minor, 0)).toBe(line.minor)
    expect(output.lines[0]?.elements.map(({ because }) => because.rule)).toEqual(['list-price', 'gap', 'lapse-fee'])
    expect(output.totalMinor).toBe(9_368 + 3_000)
    expect(output.renewalMinor + output.reinstatementMinor + output.creditMinor).toBe(output.totalMinor)
    expect(output.reinstatementMinor).toBe(2_373)
    expect(await portal.rows(sql`select from quotes where organization_id = ${acme.organization.id}`)).toEqual([])
  })

  test('REN-5: all that match a filter are priced but the ones left out; or the ones named, each once', async () => {
    const [one, other, third] = [await covered(), await covered(), await covered()]
    const ids = await Promise.all([one, other, third].map(membershipOf))
    const priced = async (input: Record<string, unknown>) =>
      (await price({ termMonths: 12, ...input })).output.lines.map(({ membershipId }) => membershipId).toSorted()
    expect(await priced({ all: true })).toEqual(ids.toSorted())
    expect(await priced({ all: true, exceptId: [ids[0]] })).toEqual([ids[1], ids[2]].toSorted())
    expect(await priced({ all: true, product: [one.productCode] })).toEqual([ids[0]])
    expect(await priced({ membershipId: [ids[2], ids[2]] })).toEqual([ids[2]])
  })

  test('REN-5: to one common end, days are added here and given back there; aligning twice changes nothing', async () => {
    await covered({ endsOn: '2026-12-31' })
    const paid = await covered({ endsOn: '2027-12-31' })
    await portal.rows(sql`
      update memberships set yearly_minor = 1000, paid_yearly_minor = 800, currency = 'EUR' where licence_id = ${paid.id}`)
    const { output } = await price({ all: true, commonEnd: '2027-06-30' })
    expect(output.lines.map(({ minor }) => minor)).toEqual([49_589, -40_329])
    expect(output.creditMinor).toBe(-40_329)
    expect(output.totalMinor).toBe(49_589 - 40_329)
    const { lines } = (await price({ all: true, commonEnd: '2026-12-31' })).output
    expect(lines.map(({ notPriced, minor }) => [notPriced, minor])).toEqual([
      ['ends-then-already', 0],
      [null, -80_000],
    ])
  })

  test('REN-5: chosen lines that cannot be renewed come back with their reason', async () => {
    const [gone, fine] = [await covered({ endsOn: addDays(today, -400) }), await covered()]
    const { output } = await price({
      membershipId: [await membershipOf(gone), await membershipOf(fine)],
      termMonths: 24,
    })
    expect(output.leftOut).toMatchObject([{ licence: { code: gone.code }, whyNot: 'staff-quote-only' }])
    expect(output.lines).toMatchObject([{ licence: { code: fine.code }, endsOn: '2028-12-31', minor: 200_000 }])
  })

  test.each([
    [{}, ['termMonths: required']],
    [{ termMonths: 12, commonEnd: '2027-01-01' }, ['commonEnd: term-and-end']],
    [{ commonEnd: addDays(today, -1) }, ['commonEnd: day-past']],
    [{ commonEnd: addDays(addMonths(today, 60), 1) }, ['commonEnd: day-too-far']],
    [{ termMonths: 0 }, ['termMonths: too-small']],
    [{ termMonths: 61 }, ['termMonths: too-big']],
    [{ termMonths: 'long' }, ['termMonths: not-a-number']],
    [{ termMonths: '', commonEnd: 'never' }, ['commonEnd: not-a-day']],
  ])('REN-5: a term or an end within 60 months is to be chosen: %j', async (input, faults) => {
    expect((await price({ all: true, ...input })).faults).toEqual(faults)
  })

  test('REN-5: the days on which a common end is allowed are today and 60 months from now', async () => {
    await covered({ endsOn: addDays(today, -1) })
    for (const commonEnd of [today, addMonths(today, 60)])
      expect((await price({ all: true, commonEnd })).status).toBe(200)
  })

  test('REN-5: priceRenewal refuses with nothing-to-renew, no-price-schedule and too-many-lines', async () => {
    expect((await price()).problem.code).toBe('nothing-to-renew')
    const gone = await covered({ endsOn: addDays(today, -400) })
    const ofGone = { membershipId: [await membershipOf(gone)], termMonths: 12 }
    expect((await price(ofGone)).problem.code).toBe('nothing-to-renew')
    const abroad = await (await world.customer({ country: 'AU' })).contact()
    expect((await price(forAYear, abroad)).problem.code).toBe('no-price-schedule')
    expect((await save(forAYear, abroad)).problem.code).toBe('no-price-schedule')
    await many(10_001)
    const refused = await price()
    expect([refused.problem.code, refused.problem.facts]).toEqual(['too-many-lines', { most: 10_000, at: 'quote' }])
    expect((await save()).problem.code).toBe('too-many-lines')
  })

  test('REN-4: duplicateQuote refuses too-many-lines where more must renew together than a quote holds', async () => {
    const one = await covered()
    const { id } = (await save()).output
    await copyLicence(portal, one, 10_000)
    const together = (isOn: boolean) =>
      portal.rows(sql`update programmes set all_or_nothing = ${isOn} where code = 'SWM'`)
    await together(true)
    const refused = await buyer.call('duplicateQuote', { quoteId: id, complete: true })
    const price = await buyer.call('priceRenewal', { membershipId: [await membershipOf(one)], termMonths: 12 })
    await together(false)
    expect(refused.problem).toMatchObject({ code: 'too-many-lines', facts: { most: 10_000, at: 'whole' } })
    expect(price.output.missing[0]?.lines).toHaveLength(10_000)
  })

  test('ACC-7: another company’s membership and one that does not exist are the same “not found”', async () => {
    const foreign = await world.licence((await world.customer()).organization)
    const missing = '00000000-0000-4000-8000-000000000001'
    const answers = await Promise.all(
      [await membershipOf(foreign), missing].map((id) => price({ membershipId: [id], termMonths: 12 })),
    )
    expect(answers.map(({ problem }) => problem.code)).toEqual(['not-found', 'not-found'])
    expect(answers[0]?.problem.detail).toBe(answers[1]?.problem.detail)
  })
})

/** Copies of one licence. */
const many = async (count: number) => copyLicence(portal, await covered(), count - 1)

describe('validity', () => {
  test.each([
    ['sent', '2026-07-01', 'sent', null],
    ['draft', '2026-07-01', 'draft', null],
    ['sent', '2026-07-02', 'expired', 'quote-over'],
    ['draft', '2026-07-02', 'expired', 'quote-over'],
    ['approval-needed', '2026-06-02', 'approval-needed', 'quote-over'],
    ['accepted', '2026-07-02', 'accepted', 'quote-ordered'],
    ['ordered', '2026-07-02', 'ordered', 'quote-ordered'],
    ['superseded', '2026-06-02', 'superseded', 'quote-over'],
    ['declined', '2026-08-02', 'declined', 'quote-over'],
  ] as const)(
    'REN-10: a quote that was %s and holds through 1 July is on %s %s',
    async (stored, on, status, whyNot) => {
      const [told] = await portal.rows<{ status: typeof status }>(
        sql`select app.quote_status(${stored}, '2026-07-01', ${on}) as status`,
      )
      expect(told).toEqual({ status })
      expect(whyNotOpen({ status })).toBe(whyNot)
    },
  )

  test('REN-10: a price holds for 30 days, but never past a price change nor the end of a band', async () => {
    await covered()
    expect((await price()).output.validUntil).toBe(addDays(today, 30))
    const lapsed = await covered({ endsOn: addDays(today, -20) })
    // Through the last day of grace.
    expect((await price()).output.validUntil).toBe(addDays(today, 10))
    await portal.rows(sql`delete from membership_periods where membership_id = ${await membershipOf(lapsed)}`)
    const other = await world.priceSchedule({ validFrom: '2026-01-01' })
    const bolt = await world.customer({ country: other.country })
    const licence = await world.licence(bolt.organization)
    await other.rate(licence.productCode, { yearlyMinor: 100 })
    const bob = await bolt.contact()
    expect((await price(forAYear, bob)).output.validUntil).toBe(addDays(today, 30))
    await other.publish({ validFrom: addDays(today, 5), rates: { [licence.productCode]: { yearlyMinor: 200 } } })
    expect((await price(forAYear, bob)).output.validUntil).toBe(addDays(today, 4))
    expect((await save(forAYear, bob)).output.validUntil).toBe(addDays(today, 4))
  })

  test('REN-10, REN-13: nor past the end of a promotion in it, nor past the end that it is for', async () => {
    const promotion = { code: 'AUTUMN', percent: '10', from: day('2026-11-01'), to: addDays(today, 3), rates: null }
    const schedule = await world.priceSchedule({ rules: { promotions: [promotion] } })
    const bolt = await world.customer({ country: schedule.country })
    const licence = await world.licence(bolt.organization, { maintenanceEndsOn: addDays(today, -1) })
    await schedule.rate(licence.productCode, { yearlyMinor: 1_000 })
    const bob = await bolt.contact()
    expect((await price(forAYear, bob)).output).toMatchObject({ totalMinor: 90_000, validUntil: promotion.to })
    const soon = addDays(today, 1)
    expect((await price({ all: true, commonEnd: soon }, bob)).output.validUntil).toBe(soon)
  })
})

describe('save-quote', () => {
  test('REN-5, REN-10: saveQuote keeps the very price that was shown, line by line', async () => {
    await covered({ quantity: 3 })
    await covered({ endsOn: addDays(today, -100), quantity: 7 })
    const shown = (await price()).output
    const { output } = await save({ ...forAYear, label: 'For the board' })
    expect(output).toMatchObject({
      status: 'draft',
      revision: 1,
      label: 'For the board',
      maker: 'customer',
      madeBy: buyer.name,
      termMonths: 12,
      commonEnd: null,
      organization: { number: acme.organization.number, name: 'Acme' },
      specialist: null,
      order: null,
      actions: { accept: null, cancel: null, label: null, duplicate: null },
    })
    expect(output.number).toMatch(/^Q-\d{8}$/)
    const {
      currency,
      lineCount,
      renewalMinor,
      reinstatementMinor,
      creditMinor,
      totalMinor,
      pricedOn,
      validUntil,
      schedule,
    } = shown
    expect(output).toMatchObject({
      ...{ currency, lineCount, renewalMinor, reinstatementMinor, creditMinor, totalMinor },
      ...{ pricedOn, validUntil, schedule },
    })
    const lines = (await buyer.call('listQuoteLines', { quoteId: output.id })).output
    expect(lines).toEqual({ items: shown.lines, next: null })
    expect(await events('quote.saved')).toMatchObject([
      {
        subject_label: output.number,
        after: { total: `${decimalOfMoney({ minor: totalMinor, currency })} EUR`, lineCount: 2 },
      },
    ])
  })

  test('REN-10: the same request twice is one quote; a number that is taken is drawn again', async () => {
    await covered()
    const key = 'once-and-for-all-0001'
    const [first, again] = [
      (await buyer.call('saveQuote', forAYear, { key })).output,
      (await buyer.call('saveQuote', forAYear, { key })).output,
    ]
    expect(again).toEqual(first)
    expect((await buyer.call('listQuotes')).output.items).toHaveLength(1)
  })

  test('REN-5: lines that take no part are left out of what is saved; saveQuote refuses what is left of nothing', async () => {
    await covered({ endsOn: '2026-12-31' })
    expect((await save({ all: true, commonEnd: '2026-12-31' })).problem.code).toBe('nothing-to-renew')
    await covered({ endsOn: '2026-11-30' })
    const { output } = await save({ all: true, commonEnd: '2026-12-31' })
    expect(output).toMatchObject({ lineCount: 1, commonEnd: '2026-12-31', termMonths: null })
  })

  test('REN-10: saveQuote and duplicateQuote refuse with total-below-zero where more is given back than bought', async () => {
    const paid = await covered({ endsOn: '2027-12-31' })
    await portal.rows(sql`
      update memberships set yearly_minor = 1000, paid_yearly_minor = 800, currency = 'EUR' where licence_id = ${paid.id}`)
    expect((await price({ all: true, commonEnd: '2027-06-30' })).output.totalMinor).toBeLessThan(0)
    expect((await save({ all: true, commonEnd: '2027-06-30' })).problem.code).toBe('total-below-zero')
    await covered({ endsOn: '2026-12-31' })
    const quote = (await save({ all: true, commonEnd: '2027-06-30' })).output
    await portal.rows(sql`update memberships set paid_yearly_minor = 5000 where licence_id = ${paid.id}`)
    expect((await buyer.call('duplicateQuote', { quoteId: quote.id })).problem.code).toBe('total-below-zero')
  })

  test('REN-9: a currency without minor units is priced and kept in whole units', async () => {
    const yen = await world.priceSchedule({ currency: 'JPY' })
    const tokyo = await world.customer({ country: yen.country })
    const licence = await world.licence(tokyo.organization, {
      quantity: 7,
      maintenanceEndsOn: '2026-12-31',
      startsOn: '2025-01-01',
    })
    await yen.rate(licence.productCode, { yearlyMinor: 12_345 })
    const mari = await tokyo.contact()
    const { output } = await save({ all: true, commonEnd: '2027-01-31' }, mari)
    expect(output).toMatchObject({ currency: 'JPY', totalMinor: 7_339 })
    const file = (await mari.call('exportQuote', { quoteId: output.id, header: 'machine' })).output.content
    expect(file).toContain('"JPY","7339","0","0","7339"')
  })

  test('ACC-5: ship-to and restricted contacts and the vendor’s people save nothing; staff read', async () => {
    await covered()
    const quote = (await save()).output
    const shipTo = await acme.contact({ types: ['ship-to'] })
    const restricted = await acme.contact({ types: ['administrator'], restricted: true })
    const staff = await world.staff({ roles: ['renewals-specialist'] })
    const { number } = acme.organization
    for (const operation of ['saveQuote', 'priceRenewal'] as const) {
      expect((await shipTo.call(operation, forAYear)).problem.code).toBe('not-allowed')
      expect((await restricted.call(operation, forAYear)).problem.code).toBe('access-limited')
    }
    expect((await staff.call('saveQuote', { number, ...forAYear })).problem.code).toBe('not-allowed')
    expect((await staff.call('priceRenewal', { number, ...forAYear })).output.totalMinor).toBe(quote.totalMinor)
    const read = (await staff.call('readQuote', { number, quoteId: quote.id })).output
    expect(read.actions).toEqual({
      accept: 'not-allowed',
      decline: 'not-allowed',
      ask: 'not-allowed',
      cancel: 'quote-made-by',
      label: 'not-allowed',
      duplicate: 'not-allowed',
    })
  })

  test('REN-10: a quote of 10,000 lines is priced, kept and read', async () => {
    await many(10_000)
    const { output } = await save()
    expect(output.lineCount).toBe(10_000)
    const [sums] = await portal.rows<{ total: number; lines: number }>(sql`
      select sum(total_minor)::bigint as total, count(*) as lines from quote_lines where quote_id = ${output.id}`)
    expect(sums).toEqual({ total: output.totalMinor, lines: 10_000 })
    const last = (await buyer.call('listQuoteLines', { quoteId: output.id, limit: 100, after: cursor(9_950) })).output
    expect([last.items.length, last.next]).toEqual([50, null])
    const file = (await buyer.call('exportQuote', { quoteId: output.id })).output.content
    expect(file.trimEnd().split('\r\n')).toHaveLength(10_001)
  })
})

const cursor = (position: number) => Buffer.from(JSON.stringify([position])).toString('base64url')

describe('quotes', () => {
  test('REN-10: listQuotes finds by number, label and purchase order, and by status with what has expired', async () => {
    await covered()
    const [first, second] = [(await save({ ...forAYear, label: 'Plan B' })).output, (await save()).output]
    const numbers = async (input: Record<string, unknown> = {}) =>
      (await buyer.call('listQuotes', input)).output.items.map(({ number }) => number)
    expect((await numbers()).toSorted()).toEqual([first.number, second.number].toSorted())
    expect(await numbers({ q: second.number.toLowerCase() })).toEqual([second.number])
    expect(await numbers({ q: 'plan b' })).toEqual([first.number])
    expect(await numbers({ q: '%' })).toEqual([])
    await buyer.call('cancelQuote', { quoteId: second.id }, { ifMatch: second.version })
    expect(await numbers({ status: 'draft' })).toEqual([first.number])
    expect(await numbers({ status: ['cancelled', 'expired'] })).toEqual([second.number])
    await daysLater(31)
    expect(await numbers({ status: 'expired' })).toEqual([first.number])
    expect((await buyer.call('listQuotes', { limit: 1 })).output).toMatchObject({ total: { count: 2, atLeast: false } })
  })

  test('REN-10: pages of quotes follow one another, the newest first', async () => {
    await covered()
    const made: string[] = []
    for (let count = 0; count < 3; count += 1) {
      portal.clock.advance({ minutes: 1 })
      made.unshift((await save()).output.id)
    }
    const first = (await buyer.call('listQuotes', { limit: 2 })).output
    const rest = (await buyer.call('listQuotes', { limit: 2, after: first.next })).output
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made)
    expect(rest.next).toBeNull()
  })

  test('REN-10: labelQuote names a quote once for whoever read it, and refuses with quote-over what has ended', async () => {
    await covered()
    const quote = (await save()).output
    const label = (text: string, ifMatch: number) =>
      buyer.call('labelQuote', { quoteId: quote.id, label: text }, { ifMatch })
    const named = (await label('Plan A', quote.version)).output
    expect(named).toMatchObject({ label: 'Plan A', version: quote.version + 1 })
    expect(await events('quote.labelled')).toMatchObject([{ before: { label: null }, after: { label: 'Plan A' } }])
    expect((await label('Plan C', quote.version)).problem.code).toBe('changed-meanwhile')
    expect((await label('', named.version)).output.label).toBeNull()
    await daysLater(31)
    expect((await label('Late', named.version + 1)).problem.code).toBe('quote-over')
    const late = (await buyer.call('readQuote', { quoteId: quote.id })).output
    expect(late).toMatchObject({
      status: 'expired',
      actions: { accept: 'quote-over', label: 'quote-over', duplicate: null },
    })
  })

  test('REN-10: cancelQuote ends a quote; it refuses with quote-over what has ended and with quote-ordered what is ordered', async () => {
    await covered()
    const [quote, ordered] = [(await save()).output, (await save()).output]
    const cancel = ({ id, version }: { id: string; version: number }) =>
      buyer.call('cancelQuote', { quoteId: id }, { ifMatch: version })
    const ended = (await cancel(quote)).output
    expect(ended).toMatchObject({ status: 'cancelled', actions: { accept: 'quote-over', cancel: 'quote-over' } })
    expect(ended.ended).not.toBeNull()
    expect(await events('quote.cancelled')).toMatchObject([{ subject_label: quote.number }])
    const again = await cancel(ended)
    expect([again.problem.code, again.problem.facts]).toMatchObject(['quote-over', { status: 'cancelled' }])
    await buyer.call('acceptQuote', { quoteId: ordered.id, purchaseOrderNumber: 'PO' }, { ifMatch: ordered.version })
    expect((await cancel({ ...ordered, version: ordered.version + 1 })).problem.code).toBe('quote-ordered')
  })

  test('REN-10: duplicateQuote prices the same lines anew, whatever became of the former', async () => {
    prices = await world.priceSchedule()
    acme = await world.customer({ country: prices.country })
    buyer = await acme.contact()
    const licence = await covered()
    const former = (await save({ ...forAYear, label: 'Plan A' })).output
    await daysLater(40)
    const dearer = await prices.publish({
      validFrom: addDays(today, 35),
      rates: { [licence.productCode]: { yearlyMinor: 1_100 } },
    })
    const { output } = await buyer.call('duplicateQuote', { quoteId: former.id })
    expect(output).toMatchObject({
      status: 'draft',
      label: 'Plan A',
      totalMinor: 110_000,
      pricedOn: addDays(today, 40),
      schedule: { code: prices.code, version: dearer },
    })
    expect(output.number).not.toBe(former.number)
    expect((await buyer.call('readQuote', { quoteId: former.id })).output).toMatchObject({
      status: 'expired',
      totalMinor: 100_000,
    })
    expect(await events('quote.duplicated')).toMatchObject([{ before: { quote: former.number } }])
    prices = await world.priceSchedule()
  })

  test('REN-10: duplicateQuote refuses with nothing-to-renew what cannot be renewed now', async () => {
    await covered({ endsOn: addDays(today, -364) })
    const former = (await save()).output
    await covered({ endsOn: today })
    const aligned = (await save({ all: true, commonEnd: addDays(today, 2) })).output
    await daysLater(3)
    for (const { id } of [former, aligned])
      expect((await buyer.call('duplicateQuote', { quoteId: id })).problem.code).toBe('nothing-to-renew')
  })

  test('REN-15: duplicateQuote refuses with no-price-schedule where none holds any more', async () => {
    await covered()
    const former = (await save()).output
    await portal.rows(sql`update organizations set country = 'AU', region = 'APAC' where id = ${acme.organization.id}`)
    expect((await buyer.call('duplicateQuote', { quoteId: former.id })).problem.code).toBe('no-price-schedule')
  })

  test('REN-5: open quotes stand beside their lines, and are no reason not to renew them', async () => {
    await covered()
    const [quote, other] = [(await save()).output, (await save()).output]
    await buyer.call('cancelQuote', { quoteId: other.id }, { ifMatch: other.version })
    const { items } = (await buyer.call('listRenewableLines')).output
    expect(items).toMatchObject([{ whyNot: null, openQuotes: [{ id: quote.id, number: quote.number }] }])
  })

  test('REN-7: the renewals specialist of the company is named', async () => {
    const renata = await world.staff({ roles: ['renewals-specialist'] })
    await portal.rows(
      sql`update organizations set renewals_specialist_id = ${renata.staffId} where id = ${acme.organization.id}`,
    )
    await covered()
    expect((await save()).output.specialist).toEqual({ name: renata.name, email: renata.email, phone: null })
  })

  test('ACC-7: another company’s quote and one that does not exist are the same “not found”, whatever is asked', async () => {
    await covered()
    const { id, version } = (await save()).output
    const bob = await (await world.customer({ country: prices.country })).contact()
    const ask = async (quoteId: string) => {
      const answers = [
        await bob.call('readQuote', { quoteId }),
        await bob.call('listQuoteLines', { quoteId }),
        await bob.call('exportQuote', { quoteId }),
        await bob.call('downloadQuoteDocument', { quoteId }),
        await bob.call('labelQuote', { quoteId, label: 'Mine' }, { ifMatch: version }),
        await bob.call('cancelQuote', { quoteId }, { ifMatch: version }),
        await bob.call('duplicateQuote', { quoteId }),
      ]
      return answers.map(({ status, problem }) => [status, problem.code, problem.detail])
    }
    const foreign = await ask(id)
    expect(new Set(foreign.map(([status]) => status))).toEqual(new Set([404]))
    expect(foreign).toEqual(await ask('00000000-0000-4000-8000-000000000001'))
  })
})

describe('download-quote-document', () => {
  test('REN-8: the signed document verifies, and every line computes again to what the quote says', async () => {
    await covered({ quantity: 3 })
    await covered({ endsOn: addDays(today, -100), quantity: 7 })
    const quote = (await save()).output
    const { output } = await buyer.call('downloadQuoteDocument', { quoteId: quote.id })
    const opened = openArithmetic(output.content, publishedKeys(portal.house.signer))
    expect(opened.ok).toBe(true)
    if (!opened.ok) return
    expect(opened.document.quote).toEqual({ number: quote.number, version: 1 })
    expect(opened.document.priced.minor).toBe(quote.totalMinor)
    const again = recompute(opened.document)
    expect(again).toMatchObject({ same: true, currency: 'EUR', computedMinor: quote.totalMinor })
    const { items } = (await buyer.call('listQuoteLines', { quoteId: quote.id })).output
    expect(again.lines.map(({ id, computedMinor }) => [id, computedMinor])).toEqual(
      items.map(({ membershipId, minor }) => [membershipId, minor]),
    )
    expect(await events('quote.document-downloaded')).toMatchObject([{ subject_label: quote.number }])
  })

  test('UX-37: exportQuote gives the lines in the reader’s words or by stable names, and leaves a trace', async () => {
    const licence = await covered()
    const quote = (await save()).output
    const file = async (header: string, language: 'en' | 'es') =>
      (await buyer.call('exportQuote', { quoteId: quote.id, header }, { language })).output.content
    expect(await file('machine', 'en')).toContain('"total"')
    expect(await file('words', 'es')).toContain('"Vigente"')
    expect(await file('words', 'en')).toContain(`"${licence.code}"`)
    expect(await events('quote.exported')).toHaveLength(3)
  })
})
