import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { OrderView } from '../../contract/renewal-orders.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import type { MadeLicence } from '../../testing/licences.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { day, later } from '../../values/calendar.ts'
import { finishOrderJob } from './finish-order.job.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

const lastDay = day('2026-12-31')
let prices: PriceSchedule
let specialist: StaffPersona
let acme: Customer
let buyer: ContactPersona
let licences: MadeLicence[]

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule()
  specialist ??= await world.staff({ roles: ['renewals-specialist'] })
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'], language: 'es' })
  licences = await Promise.all([1, 2].map(() => covered()))
  await portal.runJobs()
  portal.mail.sent.length = 0
})

/** A licence of 100 seats that is covered through the last day of the year, at 10 euros a seat and year. */
async function covered(): Promise<MadeLicence> {
  const licence = await world.licence(acme.organization, { startsOn: '2026-01-01', maintenanceEndsOn: lastDay })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  return licence
}

const saved = async (input: Record<string, unknown> = { all: true, termMonths: 12 }): Promise<QuoteView> =>
  (await buyer.call('saveQuote', input)).output
const accept = (quote: QuoteView, by = buyer) =>
  by.call('acceptQuote', { quoteId: quote.id, purchaseOrderNumber: 'PO 4711' }, { ifMatch: quote.version })
const book = (order: OrderView) =>
  specialist.call('bookOrder', { number: acme.organization.number, orderId: order.id }, { ifMatch: order.version })
const events = async (action: string) =>
  portal.rows<{ subject_label: string; before: unknown; after: unknown; reason: string | null }>(sql`
    select subject_label, before, after, reason from audit_events
    where organization_id = ${acme.organization.id} and action = ${action} order by subject_label`)
const ends = async () =>
  (
    await portal.rows<{ ends_on: string; maintenance_ends_on: string; order_id: string | null }>(sql`
      select m.ends_on, l.maintenance_ends_on, m.order_id from memberships m
      join licences l on l.organization_id = m.organization_id and l.id = m.licence_id
      where m.organization_id = ${acme.organization.id} order by l.id`)
  ).map((row) => [row.ends_on, row.maintenance_ends_on, row.order_id])
const sent = () => portal.mail.sent.map(({ to, subject }) => [to.email, subject])

describe('accept-quote', () => {
  test('REN-10, REN-24: acceptQuote makes one order, tells the desk and the customer, and extends nothing', async () => {
    const quote = await saved()
    const order = (await accept(quote)).output
    expect(order).toMatchObject({
      status: 'placed',
      purchaseOrderNumber: 'PO 4711',
      quote: { id: quote.id, number: quote.number },
      totalMinor: 200_000,
      currency: 'EUR',
      lineCount: 2,
      placed: { by: buyer.name },
      booked: null,
      actions: { book: 'not-allowed', cancel: null },
    })
    expect(await ends()).toEqual(licences.map(() => [lastDay, lastDay, order.id]))
    const read = (await buyer.call('readQuote', { quoteId: quote.id })).output
    expect(read).toMatchObject({
      status: 'accepted',
      purchaseOrderNumber: 'PO 4711',
      accepted: { by: buyer.name },
      order: { id: order.id, number: order.number, status: 'placed' },
    })
    expect(await events('order.placed')).toMatchObject([
      { subject_label: order.number, after: { quote: quote.number, total: '2000.00 EUR' } },
    ])
    await portal.runJobs()
    expect(sent()).toContainEqual([specialist.email, `Order to book: ${order.number} of Acme`])
    expect(sent()).toContainEqual([buyer.email, `Hemos recibido su pedido ${order.number}`])
  })

  test('REN-10: acceptQuote refuses with quote-ordered whoever comes second, and with quote-over what has ended', async () => {
    const quote = await saved()
    const answers = await Promise.all([accept(quote), accept(quote)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('quote-ordered')
    const again = (await buyer.call('readQuote', { quoteId: quote.id })).output
    expect((await accept(again)).problem.code).toBe('quote-ordered')

    licences.push(await covered())
    const other = await saved()
    portal.clock.advance({ days: 31 })
    expect((await accept(other, await acme.contact())).problem.code).toBe('quote-over')
  })

  test('REN-24: acceptQuote refuses with renewal-under-way while another order renews the same licence', async () => {
    const [first, second] = [await saved(), await saved()]
    expect((await accept(first)).status).toBe(200)
    expect((await accept(second)).problem.code).toBe('renewal-under-way')
    expect((await buyer.call('readQuote', { quoteId: second.id })).output.status).toBe('draft')
  })

  test('REN-10: acceptQuote refuses with quote-outdated once a licence ends on another day than the quote says', async () => {
    const [first, second] = [await saved(), await saved()]
    const order = (await accept(first)).output
    expect((await book(order)).status).toBe(200)
    expect((await accept(second)).problem.code).toBe('quote-outdated')
  })

  test('ACC-5: whom goods are sent to, restricted people and the vendor’s staff do not order', async () => {
    const quote = await saved()
    const shipTo = await acme.contact({ types: ['ship-to'] })
    const restricted = await acme.contact({ types: ['bill-to'], restricted: true })
    expect((await accept(quote, shipTo)).problem.code).toBe('not-allowed')
    expect((await accept(quote, restricted)).problem.code).toBe('access-limited')
    const asked = { number: acme.organization.number, quoteId: quote.id, purchaseOrderNumber: 'PO' }
    expect((await specialist.call('acceptQuote', asked, { ifMatch: quote.version })).problem.code).toBe('not-allowed')
    const blank = await buyer.call('acceptQuote', { ...asked, purchaseOrderNumber: ' ' }, { ifMatch: quote.version })
    expect(blank.faults).toEqual(['purchaseOrderNumber: required'])
  })
})

describe('book-order', () => {
  test('REN-24: bookOrder moves memberships, licences and files once, and tells customer and advisor once', async () => {
    const partner = await world.partner()
    const advisor = await partner.person()
    await world.grant(acme, partner, { contactId: advisor.contactId, grantedBy: buyer.contactId })
    const [licence] = licences
    const admin = await acme.contact()
    const host = { licenceId: licence?.id, quantity: 5, hostIdType: 'hostname', hostId: 'srv-1' }
    const allocation = (await admin.call('allocateLicence', host)).output
    await portal.runJobs()
    const order = (await accept(await saved())).output
    await portal.runJobs()
    portal.mail.sent.length = 0
    portal.clock.advance({ minutes: 10 })

    const booked = (await book(order)).output
    expect(booked).toMatchObject({ status: 'booked', booked: { by: specialist.name } })
    expect(await ends()).toEqual(licences.map(() => ['2027-12-31', '2027-12-31', null]))
    const periods = await portal.rows(sql`
      select starts_on, ends_on, order_id from membership_periods
      where organization_id = ${acme.organization.id} and order_id is not null`)
    expect(periods).toEqual(
      licences.map(() => ({ starts_on: '2027-01-01', ends_on: '2027-12-31', order_id: order.id })),
    )
    expect(await events('licence.maintenance-renewed')).toHaveLength(2)
    expect(await events('order.booked')).toMatchObject([{ subject_label: order.number }])

    await portal.runJobs()
    const files = await portal.rows<{ status: string; signing_input: string; content: string | null }>(sql`
      select status, signing_input, content from licence_files
      where organization_id = ${acme.organization.id} order by created_at`)
    expect(files.map(({ status }) => status)).toEqual(['superseded', 'good'])
    expect(files[1]?.content).not.toBeNull()
    const claims: unknown = JSON.parse(
      Buffer.from(files[1]?.signing_input.split('.')[1] ?? '', 'base64url').toString('utf8'),
    )
    expect(claims).toMatchObject({ maintenance_until: '2027-12-31', quantity: 5, host: { value: 'srv-1' } })
    expect((await admin.call('readLicence', { licenceId: licence?.id })).output.allocations).toMatchObject([
      { id: allocation.id, status: 'active' },
    ])
    const told = sent()
    expect(told).toContainEqual([buyer.email, `Su mantenimiento está renovado: pedido ${order.number}`])
    expect(told).toContainEqual([advisor.email, 'Acme has renewed its maintenance'])
    const toAdvisor = portal.mail.sent.find(({ to }) => to.email === advisor.email)
    expect(toAdvisor?.text).toContain('2 licences')
    expect(toAdvisor?.text).not.toMatch(/2[.,]?000/)

    await finishOrderJob(portal.house, { organizationId: acme.organization.id, orderId: order.id })
    await portal.runJobs()
    expect(sent()).toEqual(told)
  })

  test('REN-24: bookOrder refuses with order-booked whoever comes second; ten at once extend once', async () => {
    const order = (await accept(await saved())).output
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(order)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers) if (status !== 200) expect(body).toMatchObject({ code: 'order-booked' })
    expect(await ends()).toEqual(licences.map(() => ['2027-12-31', '2027-12-31', null]))
  })

  test('REN-24: files of a licence that is on hold stay as they are, and the work goes on behind it', async () => {
    const admin = await acme.contact()
    for (const { id } of licences)
      await admin.call('allocateLicence', { licenceId: id, quantity: 1, hostIdType: 'hostname', hostId: `srv-${id}` })
    const order = (await accept(await saved())).output
    const [held] = licences
    await portal.rows(sql`update licences set status = 'on-hold' where id = ${held?.id ?? null}`)
    portal.clock.advance({ minutes: 10 })
    await book(order)
    await portal.runJobs()
    const good = await portal.rows<{ fresh: boolean; held: boolean }>(sql`
      select f.created_at >= o.booked_at as fresh, f.licence_id = ${held?.id ?? null} as held
      from licence_files f join orders o on o.id = ${order.id} where f.status = 'good'
        and f.organization_id = ${acme.organization.id}`)
    expect(good).toHaveLength(2)
    for (const { fresh, held: isHeld } of good) expect(fresh).toBe(!isHeld)
  })

  test('bookOrder is not for customers, nor for staff without the role', async () => {
    const order = (await accept(await saved())).output
    const input = { number: acme.organization.number, orderId: order.id }
    const operator = await world.staff({ roles: ['licensing-operator'] })
    expect((await operator.call('bookOrder', input, { ifMatch: order.version })).problem.code).toBe('not-allowed')
    expect((await buyer.call('bookOrder', input, { ifMatch: order.version })).problem.code).toBe('not-allowed')
  })
})

describe('cancel-order', () => {
  test('cancelOrder sets the licences free for another order, and says so in the trail', async () => {
    const order = (await accept(await saved())).output
    const input = { orderId: order.id, reason: 'Wrong purchase order' }
    const cancelled = (await buyer.call('cancelOrder', input, { ifMatch: order.version })).output
    expect(cancelled).toMatchObject({ status: 'cancelled', ended: { reason: 'Wrong purchase order' } })
    expect(await ends()).toEqual(licences.map(() => [lastDay, lastDay, null]))
    expect(await events('order.cancelled')).toMatchObject([{ reason: 'Wrong purchase order' }])
    expect((await buyer.call('readQuote', { quoteId: order.quote.id })).output.status).toBe('cancelled')
    expect((await accept(await saved())).status).toBe(200)
    expect((await book(cancelled)).problem.code).toBe('order-cancelled')
    expect((await buyer.call('cancelOrder', input, { ifMatch: cancelled.version })).problem.code).toBe(
      'order-cancelled',
    )
  })

  test('cancelOrder refuses with order-booked what is booked', async () => {
    const booked = (await book((await accept(await saved())).output)).output
    const answer = await buyer.call('cancelOrder', { orderId: booked.id }, { ifMatch: booked.version })
    expect(answer.problem.code).toBe('order-booked')
  })
})

describe('orders', () => {
  test('REN-19: listOrders, readOrder: found by any of their numbers and by state; another company’s are not there', async () => {
    const order = (await accept(await saved())).output
    const found = async (input: Record<string, unknown>) =>
      (await buyer.call('listOrders', input)).output.items.map(({ id }) => id)
    for (const q of ['', order.number, order.number.toLowerCase(), 'po 47', order.quote.number])
      expect(await found({ q })).toEqual([order.id])
    expect(await found({ q: '%' })).toEqual([])
    expect(await found({ status: ['booked'] })).toEqual([])
    expect((await buyer.call('readOrder', { orderId: order.id })).output).toEqual(order)
    const stranger = await (await world.customer()).contact()
    expect((await stranger.call('readOrder', { orderId: order.id })).status).toBe(404)
    expect((await stranger.call('listOrders')).output).toMatchObject({ items: [], total: { count: 0 } })
  })

  test('REN-24: listOrdersToBook: the desk sees the oldest first, and finds any by its numbers', async () => {
    const orders: OrderView[] = []
    for (const minutes of [10, 20, 30]) {
      portal.clock.set(later(startOfTests, { minutes }))
      const licence = await covered()
      const [membership] = await portal.rows<{ id: string }>(sql`
        select id from memberships where licence_id = ${licence.id}`)
      orders.push((await accept(await saved({ membershipId: [membership?.id], termMonths: 12 }))).output)
    }
    const ours = async (input: Record<string, unknown>) => {
      const ids: string[] = []
      let after: string | undefined
      do {
        const page = (await specialist.call('listOrdersToBook', { ...input, limit: 2, ...(after && { after }) })).output
        ids.push(...page.items.filter(({ id }) => orders.some((one) => one.id === id)).map(({ id }) => id))
        after = page.next ?? undefined
      } while (after)
      return ids
    }
    const inOrder = orders.map(({ id }) => id)
    expect(await ours({ show: 'placed' })).toEqual(inOrder)
    expect(await ours({ show: 'all' })).toEqual(inOrder.toReversed())
    expect(await ours({ q: orders[1]?.number ?? '' })).toEqual([inOrder[1]])
    expect(await ours({ q: acme.organization.number })).toEqual(inOrder)
    expect((await buyer.call('listOrdersToBook')).status).toBe(403)
  })
})

describe('search by number', () => {
  test('ACC-17, REN-19: buyers and staff meet quotes and orders by the beginning of their number in any spelling; others none', async () => {
    const quote = await saved()
    const order = (await accept(quote)).output
    const { number } = acme.organization
    const by = async (who: ContactPersona | StaffPersona, q: string) => {
      const { quotes, orders } = (await who.call('search', { number, q })).output
      return [quotes, orders].map((some) => some.map(({ id }) => id))
    }
    for (const who of [buyer, specialist]) {
      expect(await by(who, quote.number)).toEqual([[quote.id], []])
      expect(await by(who, ` q ${quote.number.slice(2, 7)}`)).toEqual([[quote.id], []])
      expect((await by(who, quote.number.slice(2)))[0]).toEqual([quote.id])
      expect(await by(who, order.number.toLowerCase())).toEqual([[], [order.id]])
      expect(await by(who, 'Q-99')).toEqual([[], []])
      expect(await by(who, '%')).toEqual([[], []])
    }
    const shipper = await acme.contact({ types: ['ship-to'] })
    expect(await by(shipper, quote.number)).toEqual([[], []])
    expect(await by(shipper, order.number)).toEqual([[], []])
    const stranger = await (await world.customer()).contact({ types: ['administrator'] })
    expect((await stranger.call('search', { q: quote.number })).output.quotes).toEqual([])
    const listed = (await specialist.call('listQuotesOfAll', { q: quote.number, show: 'all' })).output.items
    expect(listed.map(({ id }) => id)).toEqual([quote.id])
  })

  test('REN-10, ACC-17: a version that nobody has sent is not met by the customer; the one before it is', async () => {
    const lines = await portal.rows<{ id: string }>(
      sql`select id from memberships where organization_id = ${acme.organization.id}`,
    )
    const number = acme.organization.number
    const given = { number, membershipId: lines.map(({ id }) => id), termMonths: 12 }
    const first = (await specialist.call('prepareQuote', given)).output
    const met = async (who: ContactPersona | StaffPersona) =>
      (await who.call('search', { number, q: first.number })).output.quotes.map(({ id }) => id)
    expect(await met(buyer)).toEqual([])
    expect(await met(specialist)).toEqual([first.id])
    const draft = (await specialist.call('readQuoteDesk', { number, quoteId: first.id })).output
    const sent = await specialist.call('sendQuote', { number, quoteId: first.id }, { ifMatch: first.version })
    expect([draft.actions.send, sent.status]).toEqual([null, 200])
    const second = (
      await specialist.call('reviseQuote', { ...given, quoteId: first.id }, { ifMatch: sent.output.version })
    ).output
    expect(await met(buyer)).toEqual([first.id])
    expect(await met(specialist)).toEqual([second.id])
  })
})
