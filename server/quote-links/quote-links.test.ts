import { createHash, randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { QuoteView } from '../../contract/renewals.ts'
import { readPdf } from '../../testing/pdf.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { counter } from '../identity/throttle-rules.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
/** Somebody without a sign-in. */
const stranger = portal.visit()

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona
let renata: StaffPersona
let licenceCode: string

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule({
    approvals: [{ terms: 'all', abovePercent: '10', fromYearlyMinor: 0, approver: 'renewals-manager' }],
  })
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
  renata = await world.staff({ roles: ['renewals-specialist'] })
  const licence = await world.licence(acme.organization, { startsOn: '2024-01-01', maintenanceEndsOn: '2026-12-31' })
  licenceCode = licence.code
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
})

const number = () => ({ number: acme.organization.number })
const save = async (): Promise<QuoteView> =>
  (await buyer.call('saveQuote', { all: true, termMonths: 12, label: 'Only for us' })).output
const prepare = async (): Promise<QuoteView> =>
  (
    await renata.call('prepareQuote', {
      ...number(),
      all: true,
      termMonths: 12,
      discountPercent: '5',
      discountReason: 'An old friend',
    })
  ).output
const send = async (quote: { id: string; version: number }): Promise<QuoteView> =>
  (await renata.call('sendQuote', { ...number(), quoteId: quote.id }, { ifMatch: quote.version })).output
type Persona = Pick<ContactPersona, 'call'>
const share = (quote: { id: string }, by: Persona = buyer, input: Record<string, unknown> = {}) =>
  by.call('shareQuote', { ...number(), quoteId: quote.id, ...input })
const links = async (quote: { id: string }, by: Persona = buyer) =>
  (await by.call('listQuoteLinks', { ...number(), quoteId: quote.id })).output
const withdraw = (quote: { id: string }, linkId: string, by: Persona = buyer) =>
  by.call('withdrawQuoteLink', { ...number(), quoteId: quote.id, linkId })
const tokenIn = (url: string): string => url.split('/').at(-1) ?? ''
const shared = async (quote: { id: string }, by: Persona = buyer): Promise<string> =>
  tokenIn((await share(quote, by)).output.url)
const open = (token: string) => stranger.call('readSharedQuote', { token })
const trail = (action: string) =>
  portal.rows<{ actor_name: string; actor_kind: string; subject_label: string; after: unknown; before: unknown }>(sql`
    select actor_name, actor_kind, subject_label, after, before from audit_events
    where organization_id = ${acme.organization.id} and action = ${action} order by at, id`)

describe('share-quote', () => {
  test('REN-10: a link is told once, kept as a hash, lasts a fortnight, and stands in the list and in the trail', async () => {
    const quote = await save()
    const { link, url } = (await share(quote)).output
    expect(url).toMatch(/^http:\/\/localhost\/en\/quotes\/[\w-]{43}$/)
    expect(link).toMatchObject({
      status: 'open',
      maker: 'customer',
      madeBy: buyer.name,
      endsOn: '2026-11-30',
      openedCount: 0,
    })
    const kept = await portal.rows<{ token_hash: Buffer; all: string }>(sql`
      select token_hash, to_jsonb(l)::text as all from quote_links l where id = ${link.id}`)
    expect(kept[0]?.token_hash).toEqual(createHash('sha256').update(tokenIn(url)).digest())
    const everywhere = await portal.rows<{ found: boolean }>(sql`
      select exists (select from idempotency_keys where output::text like ${`%${tokenIn(url)}%`})
        or exists (select from audit_events where after::text like ${`%${tokenIn(url)}%`}) as found`)
    expect(everywhere).toEqual([{ found: false }])
    expect((await links(quote)).items).toEqual([link])
    expect(await trail('quote.link-made')).toMatchObject([
      { actor_name: buyer.name, subject_label: quote.number, after: { endsOn: '2026-11-30' } },
    ])
  })

  test('REN-10, PLT-3: pressed twice, one link is made, and both answers tell its address; a third press another link', async () => {
    const quote = await save()
    const press = (key: string) => buyer.call('shareQuote', { ...number(), quoteId: quote.id }, { key })
    const key = randomUUID()
    const [one, two] = (await Promise.all([press(key), press(key)])).map(({ output }) => output)
    expect(two).toEqual(one)
    expect((await links(quote)).items).toEqual([one?.link])
    expect((await open(tokenIn(two?.url ?? ''))).output.number).toBe(quote.number)
    expect(await trail('quote.link-made')).toHaveLength(1)
    expect((await press(randomUUID())).output.url).not.toBe(one?.url)
    expect((await links(quote)).items).toHaveLength(2)
  })

  test('REN-10: a link never outlives its quote, and ends on the day that was chosen', async () => {
    const quote = await save()
    await portal.rows(sql`update quotes set valid_until = '2026-11-20' where id = ${quote.id}`)
    expect((await share(quote)).output.link.endsOn).toBe('2026-11-20')
    expect((await share(quote, buyer, { endsOn: '2026-11-18' })).output.link.endsOn).toBe('2026-11-18')
    for (const endsOn of ['2026-11-15', '2026-11-21'])
      expect((await share(quote, buyer, { endsOn })).problem).toMatchObject({
        code: 'quote-link-end',
        facts: { first: '2026-11-16', last: '2026-11-20' },
      })
  })

  test('REN-10: shareQuote refuses with quote-not-sent, quote-over, quote-ordered and too-many-quote-links', async () => {
    const draft = await prepare()
    expect((await share(draft, renata)).problem.code).toBe('quote-not-sent')
    const sent = await send(draft)
    expect((await share(sent, renata)).output.link).toMatchObject({ maker: 'staff', madeBy: renata.name })
    const desks = (await links(sent)).items[0]
    expect((await withdraw(sent, desks?.id ?? '')).output.withdrawn?.by).toBe(buyer.name)
    expect((await share(sent)).output.link.maker).toBe('customer')
    const own = await save()
    await portal.rows(sql`
      insert into quote_links (organization_id, id, quote_id, token_hash, maker, made_by, made_at, ends_on)
      select ${acme.organization.id}, gen_random_uuid(), ${own.id}, sha256(gen_random_uuid()::text::bytea), 'customer', 'Ana', now(), '2026-11-20'
      from generate_series(1, 20)`)
    expect((await share(own)).problem).toMatchObject({ code: 'too-many-quote-links', facts: { most: 20 } })
    await buyer.call('cancelQuote', { quoteId: own.id }, { ifMatch: own.version })
    expect((await share(own)).problem).toMatchObject({ code: 'quote-over', facts: { status: 'cancelled' } })
    await buyer.call('acceptQuote', { quoteId: sent.id, purchaseOrderNumber: 'PO 1' }, { ifMatch: sent.version })
    expect((await share(sent)).problem.code).toBe('quote-ordered')
    expect((await links(sent)).actions).toEqual({ share: 'quote-ordered' })
  })

  test('REN-10: only whoever renews and the desk share; nobody else finds a quote or a link', async () => {
    const quote = await save()
    const { link } = (await share(quote)).output
    const shipTo = await acme.contact({ types: ['ship-to'] })
    const operator = await world.staff({ roles: ['licensing-operator'] })
    const other = await (await world.customer()).contact({ types: ['bill-to'] })
    for (const one of [shipTo, operator]) {
      expect((await share(quote, one)).problem.code).toBe('not-allowed')
      expect((await withdraw(quote, link.id, one)).problem.code).toBe('not-allowed')
    }
    expect((await links(quote, operator)).items[0]?.actions).toEqual({ withdraw: 'not-allowed' })
    expect((await other.call('shareQuote', { quoteId: quote.id })).problem.code).toBe('not-found')
    expect((await other.call('listQuoteLinks', { quoteId: quote.id })).problem.code).toBe('not-found')
    expect((await withdraw(await save(), link.id)).problem.code).toBe('not-found')
  })
})

describe('read-shared-quote', () => {
  test('REN-10: whoever has the link reads what stands on paper, and nothing that is the company’s own', async () => {
    await portal.rows(sql`
      update organizations set renewals_specialist_id = ${renata.staffId} where id = ${acme.organization.id}`)
    const quote = await send(await prepare())
    const token = await shared(quote)
    const { output } = await open(token)
    expect(output).toMatchObject({
      state: 'open',
      number: quote.number,
      organization: { name: 'Acme', number: acme.organization.number },
      specialist: { name: renata.name, email: renata.email },
      stated: { totalMinor: quote.totalMinor, currency: 'EUR', validUntil: quote.validUntil, linkEndsOn: '2026-11-30' },
    })
    const lines = (await stranger.call('listSharedQuoteLines', { token })).output
    expect(lines).toMatchObject({ next: null, items: [{ position: 1, licenceCode, minor: quote.totalMinor }] })
    expect(lines.items[0]?.elements.length).toBeGreaterThan(1)
    const told = JSON.stringify([output, lines])
    const hidden = [quote.id, acme.organization.id, buyer.name, 'An old friend', 'membershipId', '"madeBy"', '"label"']
    for (const text of hidden) expect(told).not.toContain(text)
    expect(JSON.stringify((await open(await shared(await save()))).output)).not.toContain('Only for us')
  })

  test('REN-10: each opening is counted; the first stands in the trail, and says of nobody who it was', async () => {
    const quote = await save()
    const token = await shared(quote)
    await open(token)
    portal.clock.advance({ minutes: 10 })
    await portal.visit(buyer.sessionToken).call('readSharedQuote', { token })
    await stranger.call('readSharedQuote', { token, readingOn: true })
    await stranger.call('listSharedQuoteLines', { token })
    expect((await links(quote)).items).toMatchObject([{ openedCount: 2, lastOpenedAt: '2026-11-16T09:10:00.000Z' }])
    expect(await trail('quote.link-opened')).toMatchObject([
      { actor_kind: 'visitor', actor_name: '–', subject_label: quote.number },
    ])
  })

  test('REN-10: a link that never was, has ended or was withdrawn reads alike: quote-link-not-valid', async () => {
    const quote = await save()
    const [withdrawn, ended] = [(await share(quote)).output, (await share(quote)).output]
    const taken = (await withdraw(quote, withdrawn.link.id)).output
    expect(taken).toMatchObject({ status: 'withdrawn', withdrawn: { by: buyer.name } })
    expect((await withdraw(quote, withdrawn.link.id)).output).toEqual(taken)
    expect(await trail('quote.link-withdrawn')).toMatchObject([{ before: { madeBy: buyer.name, openedCount: 0 } }])
    portal.clock.advance({ days: 15 })
    const tokens = ['surely-none', tokenIn(withdrawn.url), tokenIn(ended.url)]
    const said = await Promise.all(tokens.map(async (token) => (await open(token)).problem))
    expect(new Set(said.map(({ code, detail, status }) => `${code} ${status} ${detail}`)).size).toBe(1)
    expect(said[0]).toMatchObject({ code: 'quote-link-not-valid', status: 404 })
    for (const operation of ['listSharedQuoteLines', 'downloadSharedQuotePdf'] as const)
      expect((await stranger.call(operation, { token: 'surely-none' })).problem.code).toBe('quote-link-not-valid')
    const later = await acme.contact({ types: ['bill-to'] })
    expect((await links(quote, later)).items.map(({ status }) => status).toSorted()).toEqual(['ended', 'withdrawn'])
  })

  test('REN-10: a link that has ended, opened again and again, keeps nobody at the same address from one that works', async () => {
    const [ended, works] = [(await share(await save())).output, await shared(await save())]
    await portal.rows(sql`update quote_links set ends_on = '2026-11-15' where id = ${ended.link.id}`)
    for (let time = 1; time <= 45; time += 1)
      expect((await open(tokenIn(ended.url))).problem.code).toBe('quote-link-not-valid')
    expect((await open(works)).output.state).toBe('open')
  })

  test('REN-10: a superseded quote’s link says so, and shows nothing of it any more', async () => {
    const first = await send(await prepare())
    const token = await shared(first)
    const next = (
      await renata.call(
        'reviseQuote',
        { ...number(), quoteId: first.id, discountPercent: '6', discountReason: 'More' },
        { ifMatch: first.version },
      )
    ).output
    expect((await open(token)).output.state).toBe('open')
    await send(next)
    expect((await open(token)).output).toMatchObject({
      state: 'superseded',
      number: first.number,
      revision: 1,
      stated: null,
    })
    expect((await stranger.call('listSharedQuoteLines', { token })).output).toEqual({ items: [], next: null })
    expect((await stranger.call('downloadSharedQuotePdf', { token })).problem).toMatchObject({
      code: 'quote-over',
      facts: { status: 'superseded' },
      detail: expect.stringContaining('Ask whoever sent you the link'),
    })
    expect((await links(first)).actions).toEqual({ share: 'quote-over' })
  })

  test('REN-10: cancelled, declined, ordered and expired are told as what they are', async () => {
    const [cancelled, expired, declined, ordered] = [
      await save(),
      await save(),
      await send(await prepare()),
      await send(await prepare()),
    ]
    const tokens = [await shared(cancelled), await shared(declined), await shared(ordered)]
    const untilItsEnd = async () => (await share(expired, buyer, { endsOn: expired.validUntil })).output
    const lasting = tokenIn((await untilItsEnd()).url)
    const takenBack = await untilItsEnd()
    const on = (quote: QuoteView) => [{ quoteId: quote.id }, { ifMatch: quote.version }] as const
    await buyer.call('cancelQuote', ...on(cancelled))
    await buyer.call('declineQuote', ...on(declined))
    await buyer.call('acceptQuote', { quoteId: ordered.id, purchaseOrderNumber: 'PO 1' }, { ifMatch: ordered.version })
    const states = await Promise.all(tokens.map(async (token) => (await open(token)).output.state))
    expect(states).toEqual(['cancelled', 'declined', 'ordered'])
    expect((await open(tokens[2] ?? '')).output.stated?.totalMinor).toBe(ordered.totalMinor)
    portal.clock.set(`${addDays(expired.validUntil, 30)}T12:00:00.000Z`)
    expect((await open(lasting)).output).toMatchObject({ state: 'expired', stated: null })
    const later = await acme.contact({ types: ['bill-to'] })
    expect((await withdraw(expired, takenBack.link.id, later)).output.status).toBe('withdrawn')
    expect((await open(tokenIn(takenBack.url))).problem.code).toBe('quote-link-not-valid')
    expect((await open(tokens[2] ?? '')).problem.code).toBe('quote-link-not-valid')
    portal.clock.advance({ days: 1 })
    expect((await open(lasting)).problem.code).toBe('quote-link-not-valid')
  })
})

describe('download-shared-quote-pdf', () => {
  test('REN-10: the paper has the arithmetic, in the language asked for, and says that the link accepts nothing', async () => {
    const quote = await save()
    const token = await shared(quote)
    const paper = async (language: string) =>
      readPdf((await stranger.call('downloadSharedQuotePdf', { token, language })).output.content)
    const en = await paper('en')
    for (const said of [
      `Quote ${quote.number}`,
      licenceCode,
      'List price: EUR 10.00',
      'Acme can accept this quote in the portal until',
    ])
      expect(en.text).toContain(said)
    for (const text of ['Only for us', buyer.name, 'Made by', '/o/']) expect(en.text).not.toContain(text)
    expect((await paper('es')).text).toContain('Presupuesto')
    expect((await links(quote)).items).toMatchObject([{ openedCount: 2 }])
  })

  test('REN-10: with the vendor on record, too, the paper says of nobody that they made it', async () => {
    const token = await shared(await save())
    await portal.rows(sql`
      insert into vendor_details (legal_name, address, registration, bank_name, account, invoice_contact, invoice_email, changed_at)
      values ('Vendor & Sons AG', 'Street 1', 'CH-1', 'Bank', '1', 'Desk', 'desk@vendor.example', ${portal.clock.now()})`)
    const { text } = await readPdf((await stranger.call('downloadSharedQuotePdf', { token })).output.content)
    await portal.rows(sql`delete from vendor_details`)
    expect(text).toContain('Vendor & Sons AG')
    expect(text).not.toContain('Made by')
  })

  test('REN-10: of one link so many papers are drawn and no more for a while, wherever they are asked for; others go on', async () => {
    const quote = await save()
    const [token, another] = [await shared(quote), await shared(quote)]
    await portal.rows(sql`
      insert into throttles (key, failures, last_failure_at)
      values (${counter('paper of a link', createHash('sha256').update(token).digest('hex')).key}, 19, ${startOfTests})`)
    const paper = (of: string) => stranger.call('downloadSharedQuotePdf', { token: of })
    expect((await paper(token)).status).toBe(200)
    expect((await paper(token)).problem).toMatchObject({
      code: 'too-many-requests',
      status: 429,
      facts: { seconds: 60 },
    })
    expect((await links(quote)).items.map(({ openedCount }) => openedCount).toSorted()).toEqual([0, 1])
    expect((await paper(another)).status).toBe(200)
    expect((await open(token)).output.state).toBe('open')
    portal.clock.advance({ seconds: 60 })
    expect((await paper(token)).status).toBe(200)
  })
})
