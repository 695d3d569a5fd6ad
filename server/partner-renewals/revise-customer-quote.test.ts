import sql from 'sql-template-tag'
import { beforeEach, expect, test } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let prices: PriceSchedule
let partner: Partner
let seller: ContactPersona
let acme: Customer

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule({ discounts: { gold: '20' } })
  partner = await world.partner({ level: 'gold' })
  seller = await partner.person()
  acme = await world.customer({ name: 'Acme', country: prices.country })
  const licence = await world.licence(acme.organization, { startsOn: '2025-01-01', maintenanceEndsOn: '2026-12-31' })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  await world.grant(acme, partner)
})

type Quote = { id: string; version: number }
const atAcme = () => ({ customerNumber: acme.organization.number })
const save = async () => (await seller.call('saveCustomerQuote', { ...atAcme(), all: true, termMonths: 12 })).output
const on = (quote: Quote) => [{ ...atAcme(), quoteId: quote.id }, { ifMatch: quote.version }] as const
const send = async (quote: Quote) => (await seller.call('sendCustomerQuote', ...on(quote))).output
const revise = (quote: Quote, input: Record<string, unknown> = {}) =>
  seller.call('reviseCustomerQuote', { ...on(quote)[0], ...input }, on(quote)[1])

test('REN-10: a partner revises what it sent: the former stays good until the new one is sent, and is superseded then', async () => {
  const buyer = await acme.contact({ types: ['bill-to'] })
  const first = await send(await save())
  expect(first.actions.revise).toBeNull()
  const next = (await revise(first, { termMonths: 24 })).output
  expect(next).toMatchObject({ number: first.number, revision: 2, status: 'draft', termMonths: 24, label: first.label })
  const seen = async () => (await buyer.call('readQuote', { quoteId: first.id })).output
  expect(await seen()).toMatchObject({ status: 'sent', supersededBy: null, actions: { accept: null } })
  const own = async () => (await seller.call('readCustomerQuote', { ...atAcme(), quoteId: first.id })).output
  const preparing = { next: { id: next.id, revision: 2 }, actions: { revise: 'quote-revised' } }
  expect([first.next, next.next, await own()]).toMatchObject([null, null, preparing])
  expect((await buyer.call('readQuote', { quoteId: next.id })).problem.code).toBe('not-found')
  const trail = await portal.rows<{ organization_id: string }>(sql`
    select organization_id from audit_events where action = 'quote.revised' and subject_id = ${next.id}`)
  expect(trail).toEqual([{ organization_id: partner.organization.id }])
  const sent = await send(next)
  expect(await seen()).toMatchObject({ status: 'superseded', supersededBy: { id: next.id, revision: 2 } })
  expect(await own()).toMatchObject({ status: 'superseded', next: { id: next.id, revision: 2 } })
  expect((await revise({ ...first, version: (await seen()).version })).problem.code).toBe('quote-over')
  const order = { quoteId: sent.id, purchaseOrderNumber: 'PO 1' }
  expect((await buyer.call('acceptQuote', order, { ifMatch: sent.version })).status).toBe(200)
  expect((await revise(sent)).problem.code).toBe('quote-ordered')
})

test('REN-10: reviseCustomerQuote refuses with quote-not-sent, quote-revised, changed-meanwhile and quote-not-granted', async () => {
  const draft = await save()
  expect((await revise(draft)).problem.code).toBe('quote-not-sent')
  const first = await send(draft)
  expect((await revise({ ...first, version: 9 })).problem.code).toBe('changed-meanwhile')
  await revise(first)
  expect((await revise(first)).problem).toMatchObject({ code: 'quote-revised', facts: { revision: 2 } })
  // One that was never sent and whose last day has passed makes room.
  await portal.rows(sql`
    update quotes set valid_until = '2026-11-01' where number = ${first.number} and revision = 2`)
  expect((await revise(first)).output.revision).toBe(3)
  const rival = await world.partner()
  await world.grant(acme, rival)
  expect((await (await rival.person()).call('reviseCustomerQuote', ...on(first))).problem.code).toBe('not-found')
  const other = await send(await save())
  const expired = await save()
  await portal.rows(sql`update quotes set valid_until = '2026-11-01' where id = ${expired.id}`)
  expect((await revise(expired)).problem.code).toBe('quote-not-sent')
  await portal.rows(sql`update advisor_grants set scopes = '{view}' where organization_id = ${acme.organization.id}`)
  expect((await revise(other)).problem.code).toBe('quote-not-granted')
})

test('REN-10: the next version has the lines that are shared still and can be renewed, and says how many are missing', async () => {
  for (const _ of [1, 2]) {
    const licence = await world.licence(acme.organization, { startsOn: '2025-01-01', maintenanceEndsOn: '2026-12-31' })
    await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  }
  const first = await send(await save())
  expect(first).toMatchObject({ lineCount: 3, fewer: 0 })
  const [gone, held] = await portal.rows<{ id: string }>(sql`
    select id from licences where organization_id = ${acme.organization.id} order by id`)
  await portal.rows(sql`delete from partner_licences where licence_id = ${gone?.id}`)
  await portal.rows(sql`update licences set status = 'on-hold' where id = ${held?.id}`)
  expect((await revise(first)).output).toMatchObject({ lineCount: 1, fewer: 2, unshared: 0 })
})

test('REN-10: a version to a day that has passed is revised for a year', async () => {
  const draft = (await seller.call('saveCustomerQuote', { ...atAcme(), all: true, commonEnd: '2027-06-30' })).output
  const first = await send(draft)
  await portal.rows(sql`update quotes set common_end = '2026-11-01', valid_until = '2026-11-01' where id = ${first.id}`)
  expect((await revise(first)).output).toMatchObject({ termMonths: 12, commonEnd: null })
})

test('REN-10: reviseCustomerQuote refuses with nothing-to-renew, total-below-zero and no-price-schedule', async () => {
  const first = await send(await save())
  expect((await revise(first, { commonEnd: '2026-12-31' })).problem.code).toBe('nothing-to-renew')
  const { id } = await save()
  await portal.rows(sql`
    insert into orders (organization_id, id, number, quote_id, status, purchase_order_number, currency, total_minor, placed_at, placed_by, booked_at)
    values (${acme.organization.id}, gen_random_uuid(), 'S-' || (random() * 89999999 + 10000000)::integer, ${id}, 'booked', 'PO', 'EUR', 0, now(), 'Ana', now())`)
  await portal.rows(sql`
    update memberships set yearly_minor = 1000, paid_yearly_minor = 1000, currency = 'EUR' where organization_id = ${acme.organization.id}`)
  expect((await revise(first, { commonEnd: '2026-12-01' })).problem.code).toBe('total-below-zero')
  await portal.rows(sql`update organizations set country = 'AU', region = 'APAC' where id = ${acme.organization.id}`)
  expect((await revise(first)).problem.code).toBe('no-price-schedule')
})
