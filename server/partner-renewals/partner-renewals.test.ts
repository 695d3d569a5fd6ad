import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { MadeLicence } from '../../testing/licences.ts'
import { copyLicence } from '../../testing/many-licences.ts'
import type { GrantOptions, Partner } from '../../testing/partners.ts'
import { newTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays, day } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'

// A database of its own: a programme that demands all licences of a product is in nobody's way here.
const portal = await newTestPortal()
afterAll(() => portal.close())
const world = worldOf(portal)
const today = todayOf(startOfTests)
const lastDay = day('2026-12-31')

let prices: PriceSchedule
let partner: Partner
let seller: ContactPersona
let acme: Customer

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule({ discounts: { gold: '20', silver: '10' } })
  partner = await world.partner({ name: 'Nube', city: 'Bilbao', level: 'gold' })
  seller = await partner.person({ firstName: 'Luis', lastName: 'Prado' })
  acme = await world.customer({ name: 'Acme', country: prices.country })
})

/** A licence of 100 seats at 10 euros a seat and year, covered through the last day of the year. */
async function covered(
  options: { endsOn?: string; of?: Customer; product?: string; minor?: number } = {},
): Promise<MadeLicence> {
  const { endsOn = lastDay, of = acme, minor = 1_000 } = options
  const licence = await world.licence(of.organization, {
    startsOn: '2025-01-01',
    maintenanceEndsOn: endsOn,
    quantity: 100,
  })
  await prices.rate(licence.productCode, { yearlyMinor: minor })
  return licence
}

const grant = (options: GrantOptions = {}, to = partner) => world.grant(acme, to, options)
const membershipOf = async ({ id }: MadeLicence) =>
  (await portal.rows<{ id: string }>(sql`select id from memberships where licence_id = ${id}`))[0]?.id ?? ''
/** As if the partner's own quote had set what was paid for a licence: no other price comes back as a credit (REN-6). */
async function paidByOwnQuote(licence: MadeLicence, yearlyMinor: number, paidMinor: number): Promise<void> {
  const membershipId = await membershipOf(licence)
  const { id } = (await save({ membershipId: [membershipId], termMonths: 12 })).output
  await portal.rows(sql`
    insert into orders (organization_id, id, number, quote_id, status, purchase_order_number, currency, total_minor, placed_at, placed_by, booked_at)
    values (${acme.organization.id}, gen_random_uuid(), 'S-' || (random() * 89999999 + 10000000)::integer, ${id}, 'booked', 'PO', 'EUR', 0, now(), 'Ana', now())`)
  await portal.rows(sql`update quotes set status = 'cancelled' where id = ${id}`)
  await portal.rows(sql`
    update memberships set yearly_minor = ${yearlyMinor}, paid_yearly_minor = ${paidMinor}, currency = 'EUR' where id = ${membershipId}`)
}
const atAcme = () => ({ customerNumber: acme.organization.number })
const price = (input: Record<string, unknown> = { all: true, termMonths: 12 }, by = seller) =>
  by.call('priceCustomerRenewal', { ...atAcme(), ...input })
const save = (input: Record<string, unknown> = { all: true, termMonths: 12 }, by = seller) =>
  by.call('saveCustomerQuote', { ...atAcme(), ...input })
const read = (quoteId: string, by = seller) => by.call('readCustomerQuote', { ...atAcme(), quoteId })
const events = (action: string) =>
  portal.rows<{ actor_name: string; subject_label: string; after: Record<string, unknown> }>(sql`
    select actor_name, subject_label, after from audit_events
    where organization_id = ${acme.organization.id} and action = ${action} order by at, id`)
/** What stands of a quote in the partner's own trail: as long as the customer was not sent it. */
const ownEvents = (action: string) =>
  portal.rows<{ actor_name: string; subject_label: string; after: Record<string, unknown> }>(sql`
    select actor_name, subject_label, after from audit_events
    where organization_id = ${partner.organization.id} and action = ${action} order by at, id`)
const letters = (kind: string) =>
  portal.rows<{ recipient_email: string; subject: string; body_text: string }>(
    sql`select recipient_email, subject, body_text from letters where kind = ${kind} order by created_at, id`,
  )
/** Does something with a quote as it is now. */
const act = async (
  operation: 'sendCustomerQuote' | 'completeCustomerQuote' | 'cancelCustomerQuote',
  quoteId: string,
  by = seller,
) => {
  const { version } = (await read(quoteId, by)).output
  return by.call(operation, { ...atAcme(), quoteId }, { ifMatch: version })
}

describe('prices for both', () => {
  test('REN-6: priceCustomerRenewal tells what the customer and what the partner pays, and what is earned, line by line', async () => {
    await covered()
    await grant()
    const { output } = await price()
    expect(output).toMatchObject({
      customer: { name: 'Acme' },
      currency: 'EUR',
      totalMinor: 100_000,
      partner: { level: 'gold', discountPercent: '20', totalMinor: 80_000, marginMinor: 20_000 },
      missing: [],
    })
    const [line] = output.lines
    expect(line).toMatchObject({ minor: 100_000, partnerMinor: 80_000 })
    expect(line?.elements.map(({ because }) => because.rule)).toEqual(['list-price'])
    expect(line?.partnerElements.map(({ because }) => because.rule)).toEqual(['list-price', 'partner-discount'])
  })

  test('PAR-13: listCustomerLines has state, both prices and the reason of each line, of what is shared alone', async () => {
    const [fine, gone] = [await covered(), await covered({ endsOn: addDays(today, -400) })]
    await covered()
    await grant({ coverage: 'assigned', licences: [fine.id, gone.id] })
    const { output } = await seller.call('listCustomerLines', atAcme())
    expect(
      output.items.map((row) => [row.licence.code, row.state, row.whyNot, row.yearMinor, row.partnerYearMinor]),
    ).toEqual([
      [gone.code, 'recovery', 'staff-quote-only', expect.any(Number), expect.any(Number)],
      [fine.code, 'current', null, 100_000, 80_000],
    ])
  })

  test('REN-6: a partner of no level pays what the customer does; nobody reads the discount of another level', async () => {
    await covered()
    const plain = await world.partner()
    const person = await plain.person()
    await grant({}, plain)
    const { output } = await price({ all: true, termMonths: 12 }, person)
    expect(output.partner).toEqual({ level: null, discountPercent: null, totalMinor: 100_000, marginMinor: 0 })
  })

  test('REN-6: nothing-to-renew, no-price-schedule and too-many-lines are refused as for a customer', async () => {
    await covered({ endsOn: addDays(today, -400) })
    await grant()
    expect((await price()).problem).toMatchObject({ code: 'nothing-to-renew', facts: { why: 'lines' } })
    expect((await save()).problem.code).toBe('nothing-to-renew')
    const elsewhere = await world.customer({ country: 'JP' })
    const licence = await world.licence(elsewhere.organization, { startsOn: '2025-01-01', maintenanceEndsOn: lastDay })
    await world.grant(elsewhere, partner)
    const there = {
      customerNumber: elsewhere.organization.number,
      membershipId: [await membershipOf(licence)],
      termMonths: 12,
    }
    expect((await seller.call('priceCustomerRenewal', there)).problem.code).toBe('no-price-schedule')
    expect((await seller.call('saveCustomerQuote', there)).problem.code).toBe('no-price-schedule')
  })
})

describe('who may quote', () => {
  test('REN-14: in which programme a company is, no partner decides: its price and its quote take no change', async () => {
    await covered()
    await grant()
    for (const call of [price, save]) {
      const { status, problem } = await call({ all: true, termMonths: 12, changeProgramme: { from: 'SWM', to: 'SA' } })
      expect(status).toBe(422)
      expect(problem.fields).toMatchObject([{ code: 'unknown-field' }])
    }
  })

  test('PAR-14: without the scope a partner learns whom to ask; without access the customer does not exist', async () => {
    await covered()
    const granter = await acme.contact({ firstName: 'Ada', lastName: 'Zapata' })
    await grant({ scopes: ['view'], grantedBy: granter.contactId })
    const refused = await price()
    expect(refused.problem).toMatchObject({ status: 403, code: 'quote-not-granted' })
    expect(refused.problem.detail).toContain('Ada Zapata')
    const calls = [await seller.call('listCustomerLines', atAcme()), await save()]
    for (const { problem } of calls) expect(problem.code).toBe('quote-not-granted')
    const stranger = await (await world.partner()).person()
    expect((await price({ all: true, termMonths: 12 }, stranger)).problem.code).toBe('not-found')
  })

  test('PAR-3: technical people see no prices; a location administrator quotes for the customers of their own location', async () => {
    await covered()
    await grant()
    const technical = await partner.person({ roles: ['technical'] })
    expect((await price({ all: true, termMonths: 12 }, technical)).problem.code).toBe('partner-role-missing')
    const here = await partner.person({ roles: ['location-administrator'], location: partner.headquarters })
    expect((await price({ all: true, termMonths: 12 }, here)).output.totalMinor).toBe(100_000)
    const branch = await partner.location()
    const elsewhere = await partner.person({ roles: ['location-administrator'], location: branch })
    expect((await price({ all: true, termMonths: 12 }, elsewhere)).problem.code).toBe('not-found')
    const both = await partner.person({ roles: ['location-administrator', 'technical'], location: branch })
    expect((await price({ all: true, termMonths: 12 }, both)).problem.code).toBe('partner-role-missing')
  })

  test('PAR-13: the end of the grant or of the scope closes quotes and prices with the next request', async () => {
    await covered()
    const granted = await grant()
    const { id } = (await save()).output
    expect((await read(id)).output.id).toBe(id)
    await portal.rows(sql`update advisor_grants set scopes = '{view}' where id = ${granted.id}`)
    expect((await read(id)).problem.code).toBe('quote-not-granted')
    expect((await seller.call('listPartnerQuotes')).output.items).toEqual([])
    await portal.rows(
      sql`update advisor_grants set ended_at = ${startOfTests}, ended_by = 'customer' where id = ${granted.id}`,
    )
    expect((await read(id)).problem.code).toBe('not-found')
  })
})

describe('a partner’s quote', () => {
  test('REN-6: saveCustomerQuote keeps both prices; the customer sees nothing of a draft, another partner never anything', async () => {
    await covered()
    await grant()
    const { output } = await save({ all: true, termMonths: 12, label: 'First year' })
    expect(output).toMatchObject({
      status: 'draft',
      maker: 'partner',
      label: 'First year',
      madeBy: 'Luis Prado (Nube)',
      totalMinor: 100_000,
      partner: { level: 'gold', discountPercent: '20', totalMinor: 80_000, marginMinor: 20_000 },
      letterhead: { name: 'Nube', place: 'Bilbao, Spain' },
      sent: null,
      actions: { send: null, complete: 'nothing-missing', ask: 'nothing-missing', cancel: null },
    })
    const lines = (await seller.call('listCustomerQuoteLines', { ...atAcme(), quoteId: output.id })).output.items
    expect(lines).toMatchObject([{ minor: 100_000, partnerMinor: 80_000 }])
    const buyer = await acme.contact({ types: ['bill-to'] })
    expect((await buyer.call('listQuotes')).output.items).toEqual([])
    expect((await buyer.call('readQuote', { quoteId: output.id })).problem.code).toBe('not-found')
    const rival = await world.partner({ level: 'silver' })
    const other = await rival.person()
    await grant({}, rival)
    expect((await read(output.id, other)).problem.code).toBe('not-found')
    expect((await other.call('listCustomerQuoteLines', { ...atAcme(), quoteId: output.id })).problem.code).toBe(
      'not-found',
    )
    expect((await other.call('listPartnerQuotes')).output.items).toEqual([])
    expect((await price({ all: true, termMonths: 12 }, other)).output.partner.discountPercent).toBe('10')
    const customer = `Acme (${acme.organization.number})`
    expect(await ownEvents('quote.saved')).toMatchObject([
      { actor_name: 'Luis Prado', subject_label: output.number, after: { customer, total: '1000.00 EUR' } },
    ])
    expect(JSON.stringify(await ownEvents('quote.saved'))).not.toContain('800')
  })

  test('REN-10: the customer sees a quote once it is sent, without any margin, and accepts it', async () => {
    await covered()
    await grant()
    const buyer = await acme.contact({ types: ['bill-to'] })
    const { id } = (await save()).output
    const sent = (await act('sendCustomerQuote', id)).output
    expect(sent).toMatchObject({ status: 'sent', sent: { by: 'Luis Prado (Nube)' }, missing: [] })
    const again = await act('sendCustomerQuote', id)
    expect(again.problem.code).toBe('quote-sent')
    expect((await act('completeCustomerQuote', id)).problem.code).toBe('quote-sent')
    expect((await seller.call('askForLicences', { ...atAcme(), quoteId: id })).problem.code).toBe('quote-sent')
    await portal.runJobs()
    expect((await letters('quote-sent')).map(({ recipient_email }) => recipient_email)).toContain(buyer.email)
    const seen = (await buyer.call('readQuote', { quoteId: id })).output
    expect(seen).toMatchObject({ maker: 'partner', totalMinor: 100_000 })
    const everything = [
      seen,
      (await buyer.call('listQuotes')).output,
      (await buyer.call('listQuoteLines', { quoteId: id })).output,
    ]
    expect(JSON.stringify(everything)).not.toMatch(/80000|20000|partner-discount|gold/)
    const order = await buyer.call(
      'acceptQuote',
      { quoteId: id, purchaseOrderNumber: 'PO-7' },
      { ifMatch: seen.version },
    )
    expect(order.output.totalMinor).toBe(100_000)
    expect((await read(id)).output).toMatchObject({ status: 'accepted', order: { number: order.output.number } })
    for (const refused of [
      await act('cancelCustomerQuote', id),
      await act('sendCustomerQuote', id),
      await act('completeCustomerQuote', id),
    ])
      expect(refused.problem.code).toBe('quote-ordered')
    expect((await seller.call('askForLicences', { ...atAcme(), quoteId: id })).problem.code).toBe('quote-ordered')
  })

  test('REN-10: cancelCustomerQuote takes a quote back, and nothing can be done with it any more', async () => {
    await covered()
    await grant()
    const { id, number } = (await save()).output
    expect((await act('cancelCustomerQuote', id)).output.status).toBe('cancelled')
    expect(await ownEvents('quote.cancelled')).toMatchObject([{ subject_label: number }])
    const administrator = await acme.contact()
    const trail = JSON.stringify((await administrator.call('listAuditEvents')).output)
    expect(trail).not.toContain('quote.')
    expect(trail).not.toContain(number)
    for (const refused of [
      await act('cancelCustomerQuote', id),
      await act('sendCustomerQuote', id),
      await act('completeCustomerQuote', id),
    ])
      expect(refused.problem.code).toBe('quote-over')
    expect((await seller.call('askForLicences', { ...atAcme(), quoteId: id })).problem.code).toBe('quote-over')
    const rows = (await seller.call('listPartnerQuotes', { status: ['cancelled'], customer: acme.organization.number }))
      .output.items
    expect(rows).toMatchObject([{ id, customer: { name: 'Acme' }, partnerTotalMinor: 80_000, marginMinor: 20_000 }])
    expect((await seller.call('listPartnerQuotes', { status: ['draft'] })).output.items).toEqual([])
  })

  test('REN-10: what becomes of a quote stands in the customer’s trail once it was sent', async () => {
    await covered()
    await grant()
    const { id, number } = (await save()).output
    await act('sendCustomerQuote', id)
    await act('cancelCustomerQuote', id)
    expect(await events('quote.sent')).toMatchObject([{ subject_label: number }])
    expect(await events('quote.cancelled')).toMatchObject([{ subject_label: number, after: { partner: 'Nube' } }])
    expect(await ownEvents('quote.cancelled')).toEqual([])
  })

  test('REN-10: whoever made an accepted or declined quote is told, in their language, with a link of their own side; the desk hears of no decline', async () => {
    await covered()
    await grant()
    await world.staff({ roles: ['renewals-specialist'] })
    const buyer = await acme.contact({ types: ['bill-to'], firstName: 'Berta', lastName: 'Sanz' })
    const sent = async () => {
      const { id } = (await save()).output
      await act('sendCustomerQuote', id)
      return (await buyer.call('readQuote', { quoteId: id })).output
    }
    const news = async () =>
      (await letters('partner-quote-news')).filter(({ body_text }) => body_text.includes(partner.organization.number))
    const unwanted = await sent()
    const no = { quoteId: unwanted.id, reason: 'Too dear' }
    expect((await buyer.call('declineQuote', no, { ifMatch: unwanted.version })).status).toBe(200)
    await portal.runJobs()
    const [first] = await news()
    expect(first).toMatchObject({ recipient_email: seller.email, subject: `Declined: ${unwanted.number} by Acme` })
    expect(first?.body_text).toContain('Too dear')
    const link = `/o/${partner.organization.number}/partner/customers/${acme.organization.number}/quotes/${unwanted.id}`
    expect(first?.body_text).toContain(link)
    expect(await letters('quote-news')).toEqual([])

    const wanted = await sent()
    await portal.rows(sql`update contacts set language = 'es' where id = ${seller.contactId}`)
    const yes = { quoteId: wanted.id, purchaseOrderNumber: 'PO-9' }
    expect((await buyer.call('acceptQuote', yes, { ifMatch: wanted.version })).status).toBe(200)
    await portal.runJobs()
    const both = await news()
    expect(both).toHaveLength(2)
    const second = both.find(({ subject }) => subject.includes(wanted.number))
    expect(second).toMatchObject({ recipient_email: seller.email, subject: `Aceptado: ${wanted.number}, por Acme` })
    expect(second?.body_text).toContain('Berta Sanz, de Acme')
  })

  test('PAR-14: of what became of a quote learns only who may quote for the customer by then', async () => {
    await covered()
    const granted = await grant({ contactId: seller.contactId })
    const colleague = await partner.person({ roles: ['sales'] })
    await partner.person({ roles: ['technical'] })
    const buyer = await acme.contact({ types: ['bill-to'] })
    const declined = async () => {
      const { id } = (await save()).output
      await act('sendCustomerQuote', id)
      const { version } = (await buyer.call('readQuote', { quoteId: id })).output
      await buyer.call('declineQuote', { quoteId: id, reason: '' }, { ifMatch: version })
    }
    const recipients = async () => {
      await portal.runJobs()
      const all = await letters('partner-quote-news')
      const ours = new Set([seller.email, colleague.email])
      return all.map(({ recipient_email }) => recipient_email).filter((email) => ours.has(email))
    }
    await declined()
    await portal.rows(sql`update contacts set restricted = true where id = ${seller.contactId}`)
    expect(await recipients()).toEqual([colleague.email])
    await portal.rows(sql`update contacts set restricted = false where id = ${seller.contactId}`)
    await declined()
    await portal.rows(sql`update advisor_grants set scopes = '{view}' where id = ${granted.id}`)
    expect(await recipients()).toEqual([colleague.email])
  })

  test('PAR-13, PAR-14: listPartnerQuotes meets the partner’s own by the beginning of a quote’s or an order’s number, nobody else’s', async () => {
    await covered()
    await grant()
    const rival = await world.partner()
    const other = await rival.person()
    await grant({}, rival)
    const buyer = await acme.contact({ types: ['bill-to'] })
    const { id, number } = (await save()).output
    await act('sendCustomerQuote', id)
    const { version } = (await buyer.call('readQuote', { quoteId: id })).output
    const order = (await buyer.call('acceptQuote', { quoteId: id, purchaseOrderNumber: 'PO' }, { ifMatch: version }))
      .output
    const met = async (q: string, by = seller) =>
      (await by.call('listPartnerQuotes', { q })).output.items.map((one) => one.id)
    for (const q of [
      number,
      number.toLowerCase().replace('-', ' '),
      number.slice(0, 6),
      order.number,
      order.number.slice(0, 7),
    ])
      expect([q, await met(q), await met(q, other)]).toEqual([q, [id], []])
    expect(await met('Q-99999')).toEqual([])
    expect(await met('Acme')).toEqual([])
  })

  test('REN-10: labelQuote refuses with quote-made-by: what a partner sent bears the name that the partner gave it', async () => {
    await covered()
    await grant()
    const buyer = await acme.contact({ types: ['bill-to'] })
    const { id } = (await save({ all: true, termMonths: 12, label: 'First year' })).output
    await act('sendCustomerQuote', id)
    const seen = (await buyer.call('readQuote', { quoteId: id })).output
    expect(seen).toMatchObject({ label: 'First year', actions: { label: 'quote-made-by' } })
    const named = await buyer.call('labelQuote', { quoteId: id, label: 'Below 38k' }, { ifMatch: seen.version })
    expect(named.problem).toMatchObject({ code: 'quote-made-by', facts: { maker: 'partner' } })
    expect((await read(id)).output.label).toBe('First year')
  })

  test('REN-6: nothing is earned by days given back: an exchange that costs the customer nothing costs the partner nothing', async () => {
    const end = '2027-06-30'
    await covered({ endsOn: '2026-12-31' })
    const paid = await covered({ endsOn: '2027-12-31' })
    await grant()
    await paidByOwnQuote(paid, 1_000, 1_000)
    const { output } = await price({ all: true, commonEnd: end })
    const [renewed, given] = [...output.lines].toSorted((one, other) => other.minor - one.minor)
    expect(given?.minor).toBeLessThan(0)
    // Of both alike a fifth less.
    expect([renewed?.partnerMinor, given?.partnerMinor]).toEqual([
      Math.round((renewed?.minor ?? 0) * 0.8),
      Math.round((given?.minor ?? 0) * 0.8),
    ])
    expect(output.partner.totalMinor).toBe(Math.round(output.totalMinor * 0.8))
  })

  test('REN-6: a total below zero is refused when a quote is saved', async () => {
    const paid = await covered({ endsOn: '2027-12-31' })
    await grant()
    await paidByOwnQuote(paid, 1_000, 800)
    expect((await save({ all: true, commonEnd: '2027-06-30' })).problem.code).toBe('total-below-zero')
  })

  test('REN-6: saveCustomerQuote refuses total-below-zero also where rounding leaves the partner alone below it', async () => {
    // Of 3 cents the partner pays 2, five times; of 15 cents that are given back it gets 12.
    for (let line = 1; line <= 5; line += 1) await covered({ minor: 3 })
    const paid = await covered({ endsOn: '2028-12-31', minor: 3 })
    await portal.rows(sql`update licences set quantity = 1 where organization_id = ${acme.organization.id}`)
    await grant()
    await paidByOwnQuote(paid, 15, 15)
    const toOneEnd = { all: true, commonEnd: '2027-12-31' }
    const { output } = await price(toOneEnd)
    expect([output.totalMinor, output.partner.totalMinor]).toEqual([0, -2])
    expect((await save(toOneEnd)).problem.code).toBe('total-below-zero')
    const many = await seller.call('quoteCustomers', {
      customerNumber: [acme.organization.number],
      commonEnd: '2027-12-31',
    })
    expect(many.output.items).toMatchObject([{ quote: null, whyNot: expect.stringContaining('given back') }])
  })
})

describe('what must renew together', () => {
  test('REN-4: how many further licences there are, and not which; asked for with one click, agreed, completed, sent', async () => {
    const licences = [await covered(), await covered(), await covered(), await covered(), await covered()]
    await prices.together(licences)
    const [one, other, ...unseen] = licences
    await grant({ coverage: 'assigned', licences: [one?.id ?? '', other?.id ?? ''] })
    const administrator = await acme.contact({ firstName: 'Eva', lastName: 'Ruiz' })
    const chosen = { membershipId: [await membershipOf(one as MadeLicence)], termMonths: 12 }
    const { missing } = (await price(chosen)).output
    expect(missing).toMatchObject([
      { product: { name: 'Suite' }, lines: [{ licence: { code: other?.code } }], unseen: 3 },
    ])
    for (const licence of unseen) expect(JSON.stringify(missing)).not.toContain(licence.code)

    const { id, actions } = (await save(chosen)).output
    expect(actions).toEqual({
      send: 'quote-incomplete',
      revise: 'quote-not-sent',
      complete: null,
      ask: null,
      cancel: null,
    })
    const early = await act('sendCustomerQuote', id)
    expect(early.problem).toMatchObject({ code: 'quote-incomplete', facts: { count: 4 } })

    const asked = (await seller.call('askForLicences', { ...atAcme(), quoteId: id })).output
    expect(asked.request).toMatchObject({ status: 'open', count: 3, askedBy: 'Luis Prado' })
    expect(asked.actions.ask).toBe('licences-asked-already')
    expect((await seller.call('askForLicences', { ...atAcme(), quoteId: id })).problem).toMatchObject({
      code: 'licences-asked-already',
      facts: { by: 'Luis Prado' },
    })
    expect(await events('licences.requested')).toMatchObject([{ after: { count: 3, products: 'Suite' } }])
    await portal.runJobs()
    const mail = (await letters('licences-requested')).find(
      ({ recipient_email }) => recipient_email === administrator.email,
    )
    expect(mail?.subject).toBe('Nube asks to see 3 more licences for your renewal')
    expect(mail?.body_text).toContain(`/o/${acme.organization.number}/licence-requests/`)

    const [listed] = (await administrator.call('listLicenceRequests')).output.items
    expect((await administrator.call('readOverview')).output.advisors?.asked).toEqual([
      { id: listed?.id, partner: 'Nube', count: 3 },
    ])
    expect(listed).toMatchObject({ status: 'open', partner: { name: 'Nube' }, count: 3 })
    const request = (await administrator.call('readLicenceRequest', { licenceRequestId: listed?.id ?? '' })).output
    expect(request.licences.map(({ code }) => code).toSorted()).toEqual(unseen.map(({ code }) => code).toSorted())
    const decided = { licenceRequestId: request.id }
    const agreed = await administrator.call('agreeToRequest', decided, { ifMatch: request.version })
    expect(agreed.output).toMatchObject({
      status: 'agreed',
      decidedBy: 'Eva Ruiz',
      licences: [],
      actions: { agree: 'request-over', refuse: 'request-over' },
    })
    for (const operation of ['agreeToRequest', 'refuseRequest'] as const)
      expect((await administrator.call(operation, decided, { ifMatch: 2 })).problem).toMatchObject({
        code: 'request-over',
        facts: { status: 'agreed' },
      })
    expect(await events('advisor.assignments-changed')).toMatchObject([{ after: { sharedLicences: 5 } }])
    expect(await events('licences.request-agreed')).toHaveLength(1)
    await portal.runJobs()
    const told = (await letters('licence-request-decided')).find(
      ({ recipient_email }) => recipient_email === seller.email,
    )
    expect(told?.subject).toBe('Acme shares the licences that you asked for')

    const open = (await read(id)).output
    expect(open.missing).toMatchObject([{ unseen: 0 }])
    const completed = (await act('completeCustomerQuote', id)).output
    expect(completed).toMatchObject({
      lineCount: 5,
      totalMinor: 500_000,
      missing: [],
      partner: { totalMinor: 400_000 },
      actions: { send: null },
    })
    expect((await act('completeCustomerQuote', id)).problem.code).toBe('nothing-missing')
    expect((await seller.call('askForLicences', { ...atAcme(), quoteId: id })).problem.code).toBe('nothing-missing')
    expect(await events('quote.completed')).toEqual([])
    expect(await ownEvents('quote.completed')).toHaveLength(1)
    expect((await act('sendCustomerQuote', id)).output.status).toBe('sent')
  })

  test('REN-4: refused, the quote stays incomplete and whoever asked is told; a quote taken back asks no more', async () => {
    const licences = [await covered(), await covered()]
    await prices.together(licences)
    await grant({ coverage: 'assigned', licences: [licences[0]?.id ?? ''] })
    const administrator = await acme.contact()
    const { id } = (await save()).output
    await seller.call('askForLicences', { ...atAcme(), quoteId: id })
    const [first] = (await administrator.call('listLicenceRequests')).output.items
    const request = { licenceRequestId: first?.id ?? '' }
    const refused = await administrator.call('refuseRequest', request, { ifMatch: 1 })
    expect(refused.output.status).toBe('refused')
    expect(await events('licences.request-refused')).toHaveLength(1)
    await portal.runJobs()
    const told = (await letters('licence-request-decided')).find(
      ({ recipient_email }) => recipient_email === seller.email,
    )
    expect(told?.subject).toBe('Acme does not share the licences that you asked for')
    expect((await read(id)).output).toMatchObject({
      request: { status: 'refused' },
      actions: { send: 'quote-incomplete', ask: null },
    })
    portal.clock.advance({ minutes: 5 })
    await seller.call('askForLicences', { ...atAcme(), quoteId: id })
    await act('cancelCustomerQuote', id)
    const [last] = (await administrator.call('listLicenceRequests')).output.items
    expect(last).toMatchObject({ status: 'ended' })
    const over = await administrator.call('agreeToRequest', { licenceRequestId: last?.id ?? '' }, { ifMatch: 2 })
    expect(over.problem).toMatchObject({ code: 'request-over', facts: { status: 'ended' } })
  })

  test('REN-4: once the advisor’s access has ended, nothing is asked for any more; only administrators decide', async () => {
    const licences = [await covered(), await covered()]
    await prices.together(licences)
    const granted = await grant({ coverage: 'assigned', licences: [licences[0]?.id ?? ''] })
    const administrator = await acme.contact()
    const buyer = await acme.contact({ types: ['bill-to'] })
    const { id } = (await save()).output
    await seller.call('askForLicences', { ...atAcme(), quoteId: id })
    const [first] = (await administrator.call('listLicenceRequests')).output.items
    const request = { licenceRequestId: first?.id ?? '' }
    expect((await buyer.call('readLicenceRequest', request)).problem.code).toBe('not-allowed')
    await portal.rows(
      sql`update advisor_grants set ended_at = ${startOfTests}, ended_by = 'customer' where id = ${granted.id}`,
    )
    for (const operation of ['agreeToRequest', 'refuseRequest'] as const)
      expect((await administrator.call(operation, request, { ifMatch: 1 })).problem).toMatchObject({
        code: 'request-over',
        facts: { status: 'ended' },
      })
    expect((await administrator.call('readOverview')).output.advisors?.asked).toEqual([])
    await portal.runJobs()
    const decided = await letters('licence-request-decided')
    expect(decided.filter(({ recipient_email }) => recipient_email === seller.email)).toEqual([])
  })

  /** A draft of the first of two licences, the other of which was asked for. */
  async function askedFor() {
    const licences = [await covered(), await covered()]
    await prices.together(licences)
    const granted = await grant({ coverage: 'assigned', licences: [licences[0]?.id ?? ''] })
    const administrator = await acme.contact()
    const { id } = (await save()).output
    await seller.call('askForLicences', { ...atAcme(), quoteId: id })
    const request = async () => {
      const [first] = (await administrator.call('listLicenceRequests')).output.items
      return (await administrator.call('readLicenceRequest', { licenceRequestId: first?.id ?? '' })).output
    }
    const onOverview = async () => (await administrator.call('readOverview')).output.advisors?.asked
    const tickOther = () =>
      portal.rows(sql`
        insert into advisor_grant_licences (organization_id, grant_id, licence_id)
        values (${acme.organization.id}, ${granted.id}, ${licences[1]?.id ?? ''})`)
    return { id, licences, granted, administrator, request, onOverview, tickOther }
  }

  test('REN-4: a request ends with its quote: completed, sent, expired, or with the permission to quote', async () => {
    const completed = await askedFor()
    expect((await completed.request()).status).toBe('open')
    await completed.tickOther()
    await act('completeCustomerQuote', completed.id)
    expect(await completed.request()).toMatchObject({
      status: 'ended',
      licences: [],
      actions: { agree: 'request-over' },
    })
    expect(await completed.onOverview()).toEqual([])

    acme = await world.customer({ name: 'Sent', country: prices.country })
    const sent = await askedFor()
    await portal.rows(sql`update licences set status = 'rescinded' where id = ${sent.licences[1]?.id ?? ''}`)
    expect((await act('sendCustomerQuote', sent.id)).output.status).toBe('sent')
    expect((await sent.request()).status).toBe('ended')

    acme = await world.customer({ name: 'Narrowed', country: prices.country })
    const narrowed = await askedFor()
    await portal.rows(sql`update advisor_grants set scopes = '{view}' where id = ${narrowed.granted.id}`)
    expect((await narrowed.request()).status).toBe('ended')
    expect(await narrowed.onOverview()).toEqual([])

    acme = await world.customer({ name: 'Expired', country: prices.country })
    const expired = await askedFor()
    expect(await expired.onOverview()).toHaveLength(1)
    await portal.rows(sql`update quotes set valid_until = ${addDays(today, -1)} where id = ${expired.id}`)
    const late = await expired.request()
    expect(late.status).toBe('ended')
    const agreed = await expired.administrator.call('agreeToRequest', { licenceRequestId: late.id }, { ifMatch: 1 })
    expect(agreed.problem).toMatchObject({ code: 'request-over', facts: { status: 'ended' } })
    expect(await expired.onOverview()).toEqual([])
  })

  test('PAR-6: agreeing shares what had been bought when it was asked, and nothing later', async () => {
    const { licences, administrator, request, granted } = await askedFor()
    const later = await covered()
    const [first, second] = licences
    await portal.rows(sql`
      update licences set product_code = ${first?.productCode}, fulfilled_at = ${addDays(today, 1)} where id = ${later.id}`)
    await portal.rows(sql`
      update memberships set programme_code = (select programme_code from memberships where licence_id = ${first?.id})
      where licence_id = ${later.id}`)
    const shown = await request()
    expect(shown.licences.map(({ code }) => code)).toEqual([second?.code])
    expect(shown.licenceCount).toBe(1)
    await administrator.call('agreeToRequest', { licenceRequestId: shown.id }, { ifMatch: shown.version })
    const ticked = await portal.rows<{ licence_id: string }>(
      sql`select licence_id from advisor_grant_licences where grant_id = ${granted.id}`,
    )
    expect(ticked.map(({ licence_id }) => licence_id).toSorted()).toEqual([first?.id, second?.id].toSorted())
  })
})

describe('what is shared no longer', () => {
  /** Two licences in a programme of all or nothing, in a draft; then the customer shares the first alone. */
  async function narrowed() {
    const licences = [await covered(), await covered()]
    await prices.together(licences)
    const [kept, gone] = licences.map(({ id }) => id)
    const granted = await grant({ coverage: 'assigned', licences: [kept ?? '', gone ?? ''] })
    const { id } = (await save()).output
    const untick = (licenceId = gone) =>
      portal.rows(sql`delete from advisor_grant_licences where grant_id = ${granted.id} and licence_id = ${licenceId}`)
    return { id, licences, kept, untick }
  }
  const linesOf = async (quoteId: string) =>
    (await seller.call('listCustomerQuoteLines', { ...atAcme(), quoteId })).output.items.map(
      ({ licence }) => licence.code,
    )

  test('PAR-6: sendCustomerQuote refuses lines-not-shared with how many; the draft shows only what is shared', async () => {
    const { id, licences, untick } = await narrowed()
    expect(await linesOf(id)).toHaveLength(2)
    await untick()
    expect(await linesOf(id)).toEqual([licences[0]?.code])
    expect((await read(id)).output).toMatchObject({
      unshared: 1,
      missing: [],
      actions: { send: 'lines-not-shared', complete: null, ask: 'nothing-missing' },
    })
    const refused = await act('sendCustomerQuote', id)
    expect(refused.problem).toMatchObject({ code: 'lines-not-shared', facts: { count: 1 } })
    expect((await read(id)).output.status).toBe('draft')
  })

  test('PAR-6: completeCustomerQuote takes out what is shared no longer; then it is what is missing', async () => {
    const { id, licences, kept, untick } = await narrowed()
    await untick()
    const completed = (await act('completeCustomerQuote', id)).output
    expect(completed).toMatchObject({
      unshared: 0,
      lineCount: 1,
      totalMinor: 100_000,
      partner: { totalMinor: 80_000 },
      missing: [{ unseen: 1 }],
      actions: { send: 'quote-incomplete', ask: null },
    })
    expect(await linesOf(id)).toEqual([licences[0]?.code])
    await untick(kept)
    expect((await act('completeCustomerQuote', id)).problem).toMatchObject({ code: 'nothing-to-renew' })
  })

  test('PAR-6: what was sent stays whole for the partner, and the customer may accept it', async () => {
    const { id, untick } = await narrowed()
    await act('sendCustomerQuote', id)
    await untick()
    expect(await linesOf(id)).toHaveLength(2)
    expect((await read(id)).output).toMatchObject({ unshared: 0, status: 'sent' })
    const buyer = await acme.contact({ types: ['bill-to'] })
    const { version } = (await buyer.call('readQuote', { quoteId: id })).output
    const order = await buyer.call('acceptQuote', { quoteId: id, purchaseOrderNumber: 'PO-8' }, { ifMatch: version })
    expect(order.output.totalMinor).toBe(200_000)
  })
})

describe('customers by their next renewal', () => {
  test('PAR-13: listCustomerRenewals has who ends next first, with states, value, open quotes, and whom it may not quote', async () => {
    await covered({ endsOn: '2027-03-31' })
    await grant()
    const [soon, closed] = [
      await world.customer({ name: 'Bolt', country: prices.country }),
      await world.customer({ name: 'Corvo', country: prices.country }),
    ]
    await covered({ endsOn: '2026-11-30', of: soon })
    const lapsed = await covered({ endsOn: addDays(today, -60), of: soon })
    await covered({ endsOn: '2027-01-31', of: closed })
    await world.grant(soon, partner)
    await world.grant(closed, partner, { scopes: ['view'] })
    await save()
    const { items } = (await seller.call('listCustomerRenewals')).output
    expect(
      items.map(({ customer, nextEnd, mayQuote, openQuotes }) => [customer.name, nextEnd, mayQuote, openQuotes]),
    ).toEqual([
      ['Bolt', '2026-11-30', true, 0],
      ['Corvo', '2027-01-31', false, 0],
      ['Acme', '2027-03-31', true, 1],
    ])
    expect(items[0]).toMatchObject({
      lines: [
        { state: 'current', count: 1 },
        { state: 'reinstatement', count: 1 },
      ],
      value: { currency: 'EUR' },
      atLeast: false,
    })
    expect(items[1]).toMatchObject({ lines: [], value: null })
    expect(items[2]).toMatchObject({ value: { listMinor: 100_000, partnerMinor: 80_000 } })
    const names = async (input: Record<string, unknown>) =>
      (await seller.call('listCustomerRenewals', input)).output.items.map(({ customer }) => customer.name)
    expect(await names({ standing: 'lapsed' })).toEqual(['Bolt'])
    expect(await names({ endsBy: '2027-01-31' })).toEqual(['Bolt', 'Corvo'])
    expect(await names({ product: lapsed.productCode, standing: 'lapsed' })).toEqual(['Bolt'])
    expect(await names({ country: 'ES' })).toEqual([])
    const first = (await seller.call('listCustomerRenewals', { limit: 2 })).output
    const second = (await seller.call('listCustomerRenewals', { limit: 2, after: first.next })).output
    expect([...first.items, ...second.items].map(({ customer }) => customer.name)).toEqual(['Bolt', 'Corvo', 'Acme'])
  })

  test('PAR-13: what is being ordered, and what is no longer in force, is not what ends next', async () => {
    const licence = await covered({ endsOn: '2026-11-30' })
    await covered({ endsOn: '2027-02-28' })
    await grant()
    const next = async () => (await seller.call('listCustomerRenewals')).output.items[0]?.nextEnd
    expect(await next()).toBe('2026-11-30')
    await portal.rows(sql`update licences set status = 'rescinded' where id = ${licence.id}`)
    expect(await next()).toBe('2027-02-28')
    await portal.rows(sql`update licences set status = 'active' where id = ${licence.id}`)
    expect(await next()).toBe('2026-11-30')
    await portal.rows(sql`update memberships set ends_on = '2027-01-31' where licence_id = ${licence.id}`)
    expect(await next()).toBe('2027-01-31')
  })
})

describe('quotes for many customers', () => {
  test('PAR-13: quoteCustomers drafts one for each, and says for whom it cannot and why; repeated, nothing is made twice', async () => {
    await covered()
    await grant()
    const [bolt, corvo] = [
      await world.customer({ name: 'Bolt', country: prices.country }),
      await world.customer({ name: 'Corvo', country: prices.country }),
    ]
    await covered({ of: bolt, endsOn: addDays(today, -400) })
    await covered({ of: corvo })
    await world.grant(bolt, partner)
    await world.grant(corvo, partner, { scopes: ['view'] })
    const input = { customerNumber: [acme, bolt, corvo].map(({ organization }) => organization.number), termMonths: 24 }
    const key = unique('key-')
    const once = await seller.call('quoteCustomers', input, { key })
    expect(
      once.output.items.map(({ customer, quote, whyNot }) => [customer.name, quote?.totalMinor ?? null, whyNot]),
    ).toEqual([
      ['Acme', 200_000, null],
      ['Bolt', null, expect.stringContaining('Nothing of what you chose')],
      ['Corvo', null, expect.stringContaining('not quote for them')],
    ])
    const twice = await seller.call('quoteCustomers', input, { key })
    expect(twice.output).toEqual(once.output)
    expect((await seller.call('listPartnerQuotes')).output.items).toHaveLength(1)
    expect(await ownEvents('quote.saved')).toHaveLength(1)
  })

  test('REN-6: quoteCustomers drafts for twenty customers at once, and one that cannot be quoted keeps none of them from it', async () => {
    const { productCode } = await covered()
    await grant()
    const customers = [acme]
    while (customers.length < 20) customers.push(await world.customer({ country: prices.country }))
    const impossible = customers[7]
    for (const customer of customers.slice(1)) {
      const maintenanceEndsOn = customer === impossible ? addDays(today, -400) : lastDay
      await world.licence(customer.organization, { startsOn: '2025-01-01', maintenanceEndsOn, quantity: 100 })
      await world.grant(customer, partner)
    }
    await portal.rows(sql`
      update licences set product_code = ${productCode}
      where organization_id = any (${customers.map(({ organization }) => organization.id)})`)
    const numbers = customers.map(({ organization }) => organization.number)
    const { items } = (await seller.call('quoteCustomers', { customerNumber: numbers, termMonths: 12 })).output
    expect(items.map(({ customer }) => customer.number).toSorted()).toEqual(numbers.toSorted())
    const without = items.filter(({ quote }) => quote === null)
    expect(without).toMatchObject([
      {
        customer: { number: impossible?.organization.number },
        whyNot: expect.stringContaining('Nothing of what you chose'),
      },
    ])
    const made = items.flatMap(({ quote }) => quote ?? [])
    expect(new Set(made.map(({ totalMinor, marginMinor }) => `${totalMinor} ${marginMinor}`))).toEqual(
      new Set(['100000 20000']),
    )
    expect(new Set(made.map(({ number }) => number)).size).toBe(19)
    expect(await ownEvents('quote.saved')).toHaveLength(19)
  })

  test('PAR-13: quoteCustomers has room for as many lines as one quote; who does not fit is to be quoted for alone', async () => {
    const [bolt, corvo] = [
      await world.customer({ name: 'Bolt', country: prices.country }),
      await world.customer({ name: 'Corvo', country: prices.country }),
    ]
    for (const of of [acme, bolt]) await copyLicence(portal, await covered({ of }), 5_000)
    await covered({ of: corvo })
    for (const of of [acme, bolt, corvo]) await world.grant(of, partner)
    const customerNumber = [acme, bolt, corvo].map(({ organization }) => organization.number)
    const { items } = (await seller.call('quoteCustomers', { customerNumber, termMonths: 12 })).output
    expect(items.map(({ customer, quote, whyNot }) => [customer.name, quote?.lineCount ?? null, whyNot])).toEqual([
      ['Acme', 5_001, null],
      ['Bolt', null, expect.stringContaining('Quote this customer by itself')],
      ['Corvo', 1, null],
    ])
  })

  test('REN-4: completeCustomerQuote refuses too-many-lines where more must renew together than a quote holds', async () => {
    const one = await covered()
    await copyLicence(portal, one, 10_000)
    await prices.together([one])
    await portal.rows(sql`
      update memberships set programme_code = (select programme_code from memberships where licence_id = ${one.id})
      where organization_id = ${acme.organization.id}`)
    // What is shared from the first is kept up licence by licence.
    await grant()
    await portal.rows(sql`analyze memberships, partner_licences`)
    const { id, version } = (await save({ membershipId: [await membershipOf(one)], termMonths: 12 })).output
    const refused = await seller.call('completeCustomerQuote', { ...atAcme(), quoteId: id }, { ifMatch: version })
    expect(refused.problem).toMatchObject({ code: 'too-many-lines', facts: { most: 10_000, at: 'whole' } })
  })

  test('PAR-13: a customer that does not share is none; nobody, or no term, is refused at the field', async () => {
    await covered()
    await grant()
    const stranger = await world.customer()
    const of = (customer: Customer) => customer.organization.number
    expect(
      (await seller.call('quoteCustomers', { customerNumber: [of(acme), of(stranger)], termMonths: 12 })).problem.code,
    ).toBe('not-found')
    expect((await seller.call('quoteCustomers', { customerNumber: [], termMonths: 12 })).faults).toEqual([
      'customerNumber: required',
    ])
    expect((await seller.call('quoteCustomers', { customerNumber: [of(acme)] })).faults).toEqual([
      'termMonths: required',
    ])
    expect((await seller.call('listPartnerQuotes')).output.items).toEqual([])
  })
})
