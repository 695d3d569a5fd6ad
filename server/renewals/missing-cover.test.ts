import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { QuoteView } from '../../contract/renewals.ts'
import type { MadeLicence } from '../../testing/licences.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const today = todayOf(startOfTests)

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona
let renata: StaffPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule()
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
  renata = await world.staff({ roles: ['renewals-specialist'] })
})

/** Licences of one product that renew together, covered through these days. */
async function suite(...ends: string[]): Promise<MadeLicence[]> {
  const licences: MadeLicence[] = []
  for (const maintenanceEndsOn of ends)
    licences.push(await world.licence(acme.organization, { startsOn: '2024-01-01', maintenanceEndsOn, quantity: 10 }))
  await prices.together(licences)
  return licences
}

const year = '2026-12-31'
const number = () => ({ number: acme.organization.number })
const price = (input: Record<string, unknown>) => buyer.call('priceRenewal', { termMonths: 12, ...input })
const save = (input: Record<string, unknown>) => buyer.call('saveQuote', { termMonths: 12, ...input })
const accept = (quote: Pick<QuoteView, 'id' | 'version'>) =>
  buyer.call('acceptQuote', { quoteId: quote.id, purchaseOrderNumber: 'PO 1' }, { ifMatch: quote.version })
const onlyOf = async (licence: MadeLicence | undefined) => ({ membershipId: [await membershipOf(licence)] })
const membershipOf = async (licence: MadeLicence | undefined) =>
  (await portal.rows<{ id: string }>(sql`select id from memberships where licence_id = ${licence?.id}`))[0]?.id ?? ''
const namesOf = (missing: QuoteView['missing']) =>
  missing.flatMap(({ lines }) => lines.map(({ licence }) => licence.code))
/** Takes a licence's maintenance into a programme where each renews by itself, and back to that of another. */
const movedAlone = (licence: MadeLicence | undefined) =>
  portal.rows(sql`update memberships set programme_code = 'SWM' where licence_id = ${licence?.id}`)
const movedTo = (other: MadeLicence | undefined, licence: MadeLicence | undefined) =>
  portal.rows(sql`
    update memberships set programme_code = (select programme_code from memberships where licence_id = ${other?.id})
    where licence_id = ${licence?.id}`)
const codes = (...licences: (MadeLicence | undefined)[]) => licences.map((licence) => licence?.code)

describe('a price', () => {
  test('REN-4: priceRenewal names what must renew together and is not chosen, by programme and product', async () => {
    const [one, other, third] = await suite(year, '2027-01-31', '2027-02-28')
    const { output } = await price(await onlyOf(one))
    expect(output.missing).toMatchObject([{ programme: { name: 'All Together' }, product: { name: 'Suite' } }])
    expect(namesOf(output.missing)).toEqual(codes(other, third))
    expect(output.lineCount).toBe(1)
    expect((await price({ all: true })).output.missing).toEqual([])
  })

  test('REN-4: each product begun demands its own, in a price as in a quote; one that was not begun demands nothing', async () => {
    const [one, other] = await suite(year, year)
    const [two, further] = await suite(year, year)
    await suite(year, year)
    const begun = { membershipId: [await membershipOf(one), await membershipOf(two)] }
    for (const { missing } of [(await price(begun)).output, (await save(begun)).output]) {
      const found = missing.map(({ product, lines }) => [product.code, ...lines.map(({ licence }) => licence.code)])
      expect(found.toSorted()).toEqual(
        [
          [one?.productCode, other?.code],
          [two?.productCode, further?.code],
        ].toSorted(),
      )
    }
  })

  test('REN-4: what lapsed, lasts longer, or is in an order or on hold, is not demanded', async () => {
    const ends = [year, addDays(today, -1), '2029-12-31', year, year, year]
    const [one, _lapsed, _longer, ordered, held, missing] = await suite(...ends)
    await portal.rows(sql`update licences set status = 'on-hold' where id = ${held?.id}`)
    await movedAlone(ordered)
    await prices.rate(one?.productCode ?? '', { yearlyMinor: 1_000 })
    expect((await accept((await save(await onlyOf(ordered))).output)).status).toBe(200)
    await movedTo(one, ordered)
    expect(namesOf((await price(await onlyOf(one))).output.missing)).toEqual(codes(missing))
  })

  test('REN-4: hiding a licence takes it out of the view, not out of what must renew together', async () => {
    const [one, hidden] = await suite(year, year)
    const anna = await acme.contact({})
    expect((await anna.call('hideLicence', { licenceId: hidden?.id })).status).toBe(200)
    expect(namesOf((await price(await onlyOf(one))).output.missing)).toEqual(codes(hidden))
    const quote = (await save(await onlyOf(one))).output
    expect((await accept(quote)).problem).toMatchObject({ code: 'quote-incomplete', facts: { count: 1 } })
    const whole = (await save({ ...(await onlyOf(one)), complete: true })).output
    expect(whole).toMatchObject({ lineCount: 2, missing: [], actions: { accept: null } })
  })

  test('REN-4: an edition without a price keeps nobody from renewing the others', async () => {
    const [one, other] = await suite(year, year)
    await portal.rows(sql`
      update price_rates set edition_code = l.edition_code from licences l
      where l.id = ${one?.id} and price_rates.product_code = l.product_code and schedule_id = ${prices.id}`)
    await portal.rows(sql`update licences set edition_code = 'OTHER' where id = ${other?.id}`)
    expect((await price(await onlyOf(one))).output.missing).toEqual([])
  })

  test('REN-4: complete adds whatever is missing, through ends that move further; what is left out by name stays out', async () => {
    const [one, other, third] = await suite(year, '2027-11-30', '2028-10-31', '2030-06-30')
    const chosen = await onlyOf(one)
    const whole = (await price({ ...chosen, complete: true })).output
    expect(whole.lines.map(({ licence }) => licence.code)).toEqual(codes(one, other, third))
    expect(whole.missing).toEqual([])
    const without = { ...chosen, complete: true, exceptId: [await membershipOf(other)] }
    const partial = (await price(without)).output
    expect(partial.lines.map(({ licence }) => licence.code)).toEqual(codes(one))
    expect(namesOf(partial.missing)).toEqual(codes(other))
  })

  test('REN-4: to a common end, and for all that a search finds, the same holds', async () => {
    const [one, other] = await suite(year, '2027-03-31')
    const earlier = { ...(await onlyOf(one)), termMonths: '', commonEnd: '2027-03-31' }
    expect((await price(earlier)).output.missing).toEqual([])
    expect(namesOf((await price({ ...earlier, commonEnd: '2027-04-30' })).output.missing)).toEqual(codes(other))
    const found = { all: true, q: one?.code }
    expect(namesOf((await price(found)).output.missing)).toEqual(codes(other))
    expect((await price({ ...found, complete: true })).output).toMatchObject({ lineCount: 2, missing: [] })
  })
})

describe('a quote of a customer', () => {
  test('REN-4: an incomplete quote is saved, but not ordered; duplicated with what is missing it is', async () => {
    const [one, other] = await suite(year, year)
    const quote = (await save(await onlyOf(one))).output
    expect(quote).toMatchObject({ status: 'draft', lineCount: 1, actions: { accept: 'quote-incomplete' } })
    expect(namesOf(quote.missing)).toEqual(codes(other))
    const refused = await accept(quote)
    expect(refused.problem).toMatchObject({ code: 'quote-incomplete', facts: { count: 1, maker: 'customer' } })
    expect(refused.problem.detail).toContain('Duplicate it with what is missing')
    const same = (await buyer.call('duplicateQuote', { quoteId: quote.id })).output
    expect(same).toMatchObject({ lineCount: 1, actions: { accept: 'quote-incomplete' } })
    const whole = (await buyer.call('duplicateQuote', { quoteId: quote.id, complete: true })).output
    expect(whole).toMatchObject({ lineCount: 2, missing: [], actions: { accept: null } })
    expect((await accept(whole)).status).toBe(200)
    // What is in an order under way is not demanded any more; the order itself keeps the rest from being renewed twice.
    expect((await accept((await buyer.call('readQuote', { quoteId: quote.id })).output)).problem.code).toBe(
      'renewal-under-way',
    )
  })

  test('REN-4: saving with what must renew together keeps a complete quote', async () => {
    const [one] = await suite(year, year)
    const quote = (await save({ ...(await onlyOf(one)), complete: true })).output
    expect(quote).toMatchObject({ lineCount: 2, missing: [], actions: { accept: null } })
  })

  test('REN-4: a licence that came after a quote was saved makes it incomplete', async () => {
    const [one, other] = await suite(year, year)
    await movedAlone(other)
    const quote = (await save(await onlyOf(one))).output
    expect(quote.actions.accept).toBeNull()
    await movedTo(one, other)
    expect((await accept(quote)).problem.code).toBe('quote-incomplete')
  })
})

describe('a quote of the desk', () => {
  test('REN-4: sendQuote refuses with quote-incomplete; revised with what is missing it is sent, and stays good', async () => {
    const [one, other, later] = await suite(year, year, year)
    await movedAlone(later)
    const chosen = { ...number(), ...(await onlyOf(one)), termMonths: 12 }
    expect(namesOf((await renata.call('priceManualQuote', chosen)).output.missing)).toEqual(codes(other))
    const quote = (await renata.call('prepareQuote', chosen)).output
    expect(namesOf(quote.missing)).toEqual(codes(other))
    const of = { ...number(), quoteId: quote.id }
    expect((await renata.call('readQuoteDesk', of)).output.actions.send).toBe('quote-incomplete')
    const early = await renata.call('sendQuote', of, { ifMatch: quote.version })
    expect(early.problem).toMatchObject({ code: 'quote-incomplete', facts: { count: 1, maker: 'staff' } })
    const next = (await renata.call('reviseQuote', { ...of, complete: true }, { ifMatch: quote.version })).output
    expect(next).toMatchObject({ revision: 2, lineCount: 2, missing: [] })
    const sent = { ...number(), quoteId: next.id }
    expect((await renata.call('sendQuote', sent, { ifMatch: next.version })).status).toBe(200)
    await movedTo(one, later)
    const read = (await buyer.call('readQuote', { quoteId: next.id })).output
    expect(read).toMatchObject({ missing: [], actions: { accept: null } })
    expect((await accept(read)).status).toBe(200)
  })
})
