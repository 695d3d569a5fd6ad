import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { MadeLicence } from '../../testing/licences.ts'
import { newTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'

// A database of its own: who is asked to agree is everybody in a role.
const portal = await newTestPortal()
afterAll(() => portal.close())
const world = worldOf(portal)
const today = todayOf(startOfTests)

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona
let renata: StaffPersona
let manager: StaffPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  await portal.rows(sql`update staff_members set status = 'inactive'`)
  prices ??= await world.priceSchedule({
    approvals: [
      { terms: 'all', abovePercent: '10', fromYearlyMinor: 0, approver: 'renewals-manager' },
      { terms: 'multi-year', abovePercent: '25', fromYearlyMinor: 100_000, approver: 'finance-manager' },
    ],
  })
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
  renata = await world.staff({ roles: ['renewals-specialist'] })
  manager = await world.staff({ roles: ['renewals-manager'] })
})

/** A licence of 100 seats, at 10 euros a seat and year. */
async function covered(endsOn = '2026-12-31', quantity = 100): Promise<MadeLicence> {
  const licence = await world.licence(acme.organization, {
    startsOn: '2024-01-01',
    maintenanceEndsOn: endsOn,
    quantity,
  })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  return licence
}

const forAYear = { all: true, termMonths: 12 }
const number = () => ({ number: acme.organization.number })
const price = (input: Record<string, unknown> = {}, by = renata) =>
  by.call('priceManualQuote', { ...number(), ...forAYear, ...input })
const prepare = (input: Record<string, unknown> = {}, by = renata) =>
  by.call('prepareQuote', { ...number(), ...forAYear, ...input })
type Quote = { id: string; version: number }
const on = (quote: Quote, input: Record<string, unknown> = {}) => ({ ...number(), quoteId: quote.id, ...input })
const send = (quote: Quote, by = renata) => by.call('sendQuote', on(quote), { ifMatch: quote.version })
const decide = (quote: Quote, decision: string, by = manager, note = '') =>
  by.call('decideQuote', on(quote, { decision, note }), { ifMatch: quote.version })
const read = async (quote: Quote, by: { call: StaffPersona['call'] } = renata) => by.call('readQuote', on(quote))
const deskOf = async (quote: Quote, by = renata) => (await by.call('readQuoteDesk', on(quote))).output
const letters = (kind: string) =>
  portal.rows<{ recipient_email: string; subject: string; body_text: string }>(sql`
    select recipient_email, subject, body_text from letters where kind = ${kind} order by created_at, recipient_email`)
const events = (action: string, organizationId: string | null) =>
  portal.rows<{ subject_label: string; after: Record<string, unknown>; reason: string | null }>(sql`
    select subject_label, after, reason from audit_events
    where organization_id is not distinct from ${organizationId} and action = ${action} order by at, id`)
const membershipOf = async ({ id }: MadeLicence) =>
  (await portal.rows<{ id: string }>(sql`select id from memberships where licence_id = ${id}`))[0]?.id ?? ''

const tenPercent = { discountPercent: '10', discountReason: 'Long a customer' }
const twelvePercent = { discountPercent: '12,5', discountReason: 'Competitor’s offer' }

describe('price-manual-quote', () => {
  test('REN-7: the price says what was taken off, and who would have to agree; nothing is kept', async () => {
    await covered()
    expect((await price()).output).toMatchObject({
      totalMinor: 100_000,
      discountedMinor: 0,
      waivedMinor: 0,
      approver: null,
    })
    expect((await price(tenPercent)).output).toMatchObject({
      totalMinor: 90_000,
      discountedMinor: -10_000,
      approver: null,
    })
    expect((await price(twelvePercent)).output).toMatchObject({ totalMinor: 87_500, approver: 'renewals-manager' })
    expect(await portal.rows(sql`select from quotes where organization_id = ${acme.organization.id}`)).toEqual([])
  })

  test.each([
    ['10', 12, null],
    ['10.01', 12, 'renewals-manager'],
    ['25', 36, 'renewals-manager'],
    ['25.01', 36, 'finance-manager'],
    ['25.01', 12, 'renewals-manager'],
  ])(
    'REN-7: a discount of %s per cent for %i months needs the agreement of %s; the threshold itself needs none',
    async (percent, months, who) => {
      await covered()
      const terms = { discountPercent: percent, termMonths: months }
      expect((await price(terms)).output.approver).toBe(who)
    },
  )

  test('REN-7: an amount off the whole is shared, asks for the same approval, and never takes more than there is', async () => {
    await covered()
    await covered('2026-12-31', 50)
    expect((await price({ discountMinor: 15_000 })).output).toMatchObject({ totalMinor: 135_000, approver: null })
    expect((await price({ discountMinor: '15100' })).output.approver).toBe('renewals-manager')
    expect((await price({ discountMinor: 150_000 })).output).toMatchObject({
      totalMinor: 0,
      discountedMinor: -150_000,
    })
    expect((await price({ discountMinor: 150_001 })).faults).toEqual(['discountMinor: more-than-renewals'])
    expect((await price({ discountMinor: 1, discountPercent: '1' })).faults).toEqual([
      'discountMinor: percent-and-amount',
    ])
  })

  test('REN-7: where the schedule says nothing of such quotes, a manager agrees to any discount', async () => {
    const silent = await world.priceSchedule({
      approvals: [{ terms: 'multi-year', abovePercent: '10', fromYearlyMinor: 0, approver: 'finance-manager' }],
    })
    const other = await world.customer({ country: silent.country })
    const licence = await world.licence(other.organization, { maintenanceEndsOn: '2026-12-31' })
    await silent.rate(licence.productCode, { yearlyMinor: 1_000 })
    const approverOf = async (input: Record<string, unknown>) =>
      (await price({ number: other.organization.number, ...input })).output.approver
    expect(await approverOf({ discountPercent: '1' })).toBe('renewals-manager')
    expect(await approverOf({ discountPercent: '1', termMonths: 24 })).toBeNull()
    expect(await approverOf({})).toBeNull()
  })

  test('REN-7: the lines of a quote are priced again, for its next version', async () => {
    const first = await membershipOf(await covered())
    const quote = (await prepare()).output
    const second = await membershipOf(await covered())
    const again = (await price({ revises: quote.id, all: false, ...tenPercent })).output
    expect(again).toMatchObject({ lineCount: 1, totalMinor: 90_000 })
    const more = { revises: quote.id, all: false, membershipId: [second] }
    expect((await price(more)).output.lineCount).toBe(2)
    const other = (await price({ ...more, exceptId: [first] })).output
    expect(other.lines.map(({ membershipId }) => membershipId)).toEqual([second])
    expect((await price({ revises: '00000000-0000-4000-8000-000000000001' })).status).toBe(404)
  })

  test('REN-7: what lapsed long ago is quoted by the desk alone, and its fee waived by an approver', async () => {
    const gone = { membershipId: [await membershipOf(await covered(addDays(today, -400)))], all: false }
    expect((await buyer.call('priceRenewal', { ...forAYear, ...gone })).problem.code).toBe('nothing-to-renew')
    const plain = (await price(gone)).output
    expect(plain.lines).toMatchObject([{ state: 'recovery', notPriced: null }])
    const waived = (await price({ ...gone, waiveFees: true })).output
    expect(waived.approver).toBe('renewals-manager')
    expect(waived.waivedMinor).toBeLessThan(0)
    expect(waived.totalMinor).toBe(plain.totalMinor + waived.waivedMinor)
  })

  test('REN-7: a specialist waives the fee of a reinstatement alone; where there is none, nothing-to-waive', async () => {
    await covered()
    expect((await price({ waiveFees: true })).problem.code).toBe('nothing-to-waive')
    await covered(addDays(today, -100))
    const waived = (await price({ waiveFees: true })).output
    expect(waived.approver).toBeNull()
    expect(waived.waivedMinor).toBeLessThan(0)
  })

  test('REN-7: priceManualQuote and reviseQuote refuse with nothing-to-renew, no-price-schedule and too-many-lines', async () => {
    expect((await price()).problem.code).toBe('nothing-to-renew')
    const abroad = await world.customer({ country: 'AU' })
    const there = { number: abroad.organization.number }
    expect((await price(there)).problem.code).toBe('no-price-schedule')
    expect((await prepare(there)).problem.code).toBe('no-price-schedule')
    await covered()
    const quote = (await prepare()).output
    await many(10_001)
    const revised = await renata.call(
      'reviseQuote',
      { number: acme.organization.number, quoteId: quote.id, all: true },
      { ifMatch: quote.version },
    )
    expect(revised.problem.code).toBe('too-many-lines')
    expect((await price()).problem).toMatchObject({ code: 'too-many-lines', facts: { most: 10_000 } })
    expect((await prepare()).problem.code).toBe('too-many-lines')
  })
})

/** So many licences of the same product as one of them. */
async function many(count: number): Promise<void> {
  const one = await covered()
  await portal.rows(sql`
    insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity, starts_on,
      maintenance_ends_on, feature_codes, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, order_number,
      order_line, fulfilled_at, search_text)
    select organization_id, gen_random_uuid(),
      (select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTVWXYZ', 1 + floor(random() * 31 + 0 * n)::int, 1)
        || case when i in (5, 10) then '-' else '' end, '' order by i) from generate_series(1, 15) i), product_code, product_name, edition_code, edition_name,
      model, 1, starts_on, maintenance_ends_on, feature_codes, partial_allocation, grace_hours, overdraft_percent, host_id_types,
      sku_code, order_number, 1 + n, fulfilled_at, search_text
    from licences, generate_series(1, ${count - 1}) n where id = ${one.id}`)
}

describe('prepare-quote', () => {
  test('REN-7: a discount up to the threshold makes a draft that no customer sees before it is sent', async () => {
    const licence = await covered()
    const quote = (await prepare({ ...tenPercent, label: 'Plan B' })).output
    expect(quote).toMatchObject({
      status: 'draft',
      maker: 'staff',
      madeBy: renata.name,
      totalMinor: 90_000,
      revision: 1,
    })
    expect((await deskOf(quote)).facts).toMatchObject({
      preparedBy: renata.name,
      discountPercent: '10',
      discountReason: 'Long a customer',
      waiverReason: null,
      approver: null,
      decided: null,
    })
    expect((await read(quote, buyer)).status).toBe(404)
    expect((await buyer.call('listQuoteLines', on(quote))).status).toBe(404)
    expect((await buyer.call('acceptQuote', on(quote, { purchaseOrderNumber: '1' }), { ifMatch: 1 })).status).toBe(404)
    expect((await buyer.call('listQuotes')).output.items).toEqual([])
    const { items } = (await buyer.call('listRenewableLines')).output
    expect(items).toMatchObject([{ licence: { code: licence.code }, openQuotes: [] }])
    // Its trail is the vendor's, with the reason; the customer's says nothing.
    expect(await events('quote.prepared', acme.organization.id)).toEqual([])
    const prepared = await events('quote.prepared', null)
    expect(prepared.filter((one) => one.subject_label === quote.number)).toMatchObject([
      { after: { discountPercent: '10' }, reason: 'Long a customer' },
    ])
  })

  test('REN-7: nothing is taken off without a reason', async () => {
    await covered(addDays(today, -100))
    expect((await prepare({ discountPercent: '5' })).faults).toEqual(['discountReason: required'])
    expect((await prepare({ discountMinor: 5, discountReason: ' ' })).faults).toEqual(['discountReason: required'])
    expect((await prepare({ waiveFees: true })).faults).toEqual(['waiverReason: required'])
    const kept = (await prepare({ waiveFees: true, waiverReason: 'Our letter was late' })).output
    expect(kept.status).toBe('draft')
    expect((await deskOf(kept)).facts).toMatchObject({ waiverReason: 'Our letter was late', discountReason: null })
    // A reason alone is for nothing.
    expect((await deskOf((await prepare({ discountReason: 'None' })).output)).facts?.discountReason).toBeNull()
  })

  test('REN-7: prepareQuote refuses with nothing-to-renew, total-below-zero and nothing-to-waive', async () => {
    expect((await prepare()).problem.code).toBe('nothing-to-renew')
    const paid = await covered('2027-12-31')
    expect((await prepare({ waiveFees: true, waiverReason: 'Why' })).problem.code).toBe('nothing-to-waive')
    await portal.rows(sql`
      update memberships set yearly_minor = 1000, paid_yearly_minor = 800, currency = 'EUR' where licence_id = ${paid.id}`)
    const back = { termMonths: '', commonEnd: '2027-06-30' }
    expect((await prepare(back)).problem.code).toBe('total-below-zero')
  })

  test('REN-7: above the threshold the matrix’s approver is asked by letter, and it is not sent before', async () => {
    await covered()
    const quote = (await prepare(twelvePercent)).output
    expect(quote.status).toBe('approval-needed')
    await portal.runJobs()
    expect(await letters('quote-news')).toMatchObject([
      { recipient_email: manager.email, subject: `Quote to approve: ${quote.number} for Acme` },
    ])
    expect((await letters('quote-news'))[0]?.body_text).toContain('Competitor’s offer')
    expect((await send(quote)).problem).toMatchObject({
      code: 'quote-needs-approval',
      detail: expect.stringContaining('Wait for a renewals manager'),
      facts: { decision: 'waiting' },
    })
    expect((await deskOf(quote)).actions).toMatchObject({ send: 'quote-needs-approval', decide: 'not-allowed' })
  })

  test('ACC-5: customers and others of the vendor’s people prepare, send and decide nothing', async () => {
    await covered()
    const quote = (await prepare(twelvePercent)).output
    const service = await world.staff({ roles: ['customer-service'] })
    expect((await prepare({}, service)).problem.code).toBe('not-allowed')
    expect((await price({}, service)).problem.code).toBe('not-allowed')
    expect((await send(quote, service)).problem.code).toBe('not-allowed')
    expect((await decide(quote, 'approved', renata)).problem.code).toBe('not-allowed')
    expect((await deskOf(quote, service)).facts?.approver).toBe('renewals-manager')
    for (const operation of ['prepareQuote', 'priceManualQuote'] as const)
      expect((await buyer.call(operation, { ...number(), ...forAYear })).problem.code).toBe('not-allowed')
    expect((await buyer.call('readQuoteDesk', on(quote))).problem.code).toBe('not-allowed')
    expect((await buyer.call('listQuotesOfAll')).problem.code).toBe('not-allowed')
  })
})

describe('decide-quote', () => {
  test('REN-7: approved by whom the matrix names, it can be sent; whoever prepared it is told', async () => {
    await covered()
    const asked = (await prepare(twelvePercent)).output
    const approved = (await decide(asked, 'approved', manager, 'This once')).output
    expect(approved.status).toBe('draft')
    expect((await deskOf(approved)).facts?.decided).toMatchObject({
      by: manager.name,
      decision: 'approved',
      note: 'This once',
    })
    await portal.runJobs()
    const told = (await letters('quote-news')).filter(({ recipient_email }) => recipient_email === renata.email)
    expect(told).toMatchObject([{ subject: `Approved: ${asked.number} for Acme` }])
    expect(await events('quote.approved', acme.organization.id)).toEqual([])
    const decisions = await events('quote.approved', null)
    expect(decisions.filter((one) => one.subject_label === asked.number)).toMatchObject([{ reason: 'This once' }])
    expect((await send(approved)).output.status).toBe('sent')
    expect((await decide(approved, 'refused')).problem.code).toBe('approval-not-asked')
  })

  test('REN-7: refused, it is not sent; revised with less, it is', async () => {
    await covered()
    const asked = (await prepare(twelvePercent)).output
    const refused = (await decide(asked, 'refused', manager, 'Too much')).output
    expect(refused.status).toBe('approval-needed')
    expect((await send(refused)).problem).toMatchObject({
      code: 'quote-needs-approval',
      facts: { decision: 'refused' },
    })
    expect((await decide(refused, 'approved')).problem.code).toBe('approval-not-asked')
    await portal.runJobs()
    const told = (await letters('quote-news')).filter(({ recipient_email }) => recipient_email === renata.email)
    expect(told).toMatchObject([{ subject: `Not approved: ${asked.number} for Acme` }])
    expect(told[0]?.body_text).toContain('Too much')
    const decisions = await events('quote.refused', null)
    expect(decisions.filter((one) => one.subject_label === asked.number)).toHaveLength(1)
    const revised = (await renata.call('reviseQuote', on(refused, tenPercent), { ifMatch: refused.version })).output
    expect(revised).toMatchObject({ number: asked.number, revision: 2, status: 'draft', totalMinor: 90_000 })
    expect((await read(refused)).output).toMatchObject({
      status: 'superseded',
      supersededBy: { id: revised.id, revision: 2 },
    })
    expect((await send(revised)).output.status).toBe('sent')
  })

  test('REN-7: four eyes, and only whom the matrix names: approval-own, approval-of-others', async () => {
    await covered()
    const both = await world.staff({ roles: ['renewals-specialist', 'renewals-manager'] })
    const own = (await prepare(twelvePercent, both)).output
    expect((await decide(own, 'approved', both)).problem.code).toBe('approval-own')
    expect((await deskOf(own, both)).actions.decide).toBe('approval-own')
    await portal.runJobs()
    expect((await letters('quote-news')).filter(({ recipient_email }) => recipient_email === both.email)).toEqual([])
    const finance = await world.staff({ roles: ['finance-manager'] })
    expect((await decide(own, 'approved', finance)).problem).toMatchObject({
      code: 'approval-of-others',
      facts: { approver: 'renewals' },
    })
    const large = (await prepare({ ...twelvePercent, discountPercent: '30', termMonths: 36 })).output
    expect((await decide(large, 'approved', manager)).problem.code).toBe('approval-of-others')
    expect((await decide(large, 'approved', finance)).output.status).toBe('draft')
    await expect(
      portal.rows(sql`update quote_desk set decided_at = now(), decided_by = 'x', decided_by_id = prepared_by_id,
        decision = 'approved' where quote_id = ${own.id}`),
    ).rejects.toThrow('quote_desk')
  })

  test('REN-9: what is taken off the whole, as an amount or a part of it, is no part of what was paid', async () => {
    const seats = 100
    await covered('2026-12-31', seats)
    const paidOf = async (input: Record<string, unknown>) => {
      const quote = (await prepare({ ...input, discountReason: 'Large order' })).output
      const [line] = await portal.rows<{ total_minor: number; paid_yearly_minor: number; yearly_minor: number }>(sql`
        select total_minor, paid_yearly_minor, yearly_minor from quote_lines where quote_id = ${quote.id}`)
      return line
    }
    const paid = { total_minor: 10_000, paid_yearly_minor: 10_000 / seats, yearly_minor: 1_000 }
    expect(await paidOf({ discountMinor: 90_000 })).toEqual(paid)
    expect(await paidOf({ discountPercent: '90' })).toEqual(paid)
    const odd = await paidOf({ discountMinor: 33_333 })
    expect((odd?.paid_yearly_minor ?? 0) * seats).toBeLessThanOrEqual(odd?.total_minor ?? 0)
  })

  test('REN-10: decideQuote refuses with quote-over what has expired, and what was changed meanwhile', async () => {
    await covered()
    const asked = (await prepare(twelvePercent)).output
    expect((await decide({ ...asked, version: 9 }, 'approved')).problem.code).toBe('changed-meanwhile')
    portal.clock.advance({ days: 31 })
    const later = await world.staff({ roles: ['renewals-manager'] })
    expect((await decide(asked, 'approved', later)).problem.code).toBe('quote-over')
  })
})
