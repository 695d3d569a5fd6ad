import sql from 'sql-template-tag'
import { beforeEach, expect, test } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { readPdf } from '../../testing/pdf.ts'
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
  partner = await world.partner({ name: 'Nube', city: 'Bilbao', level: 'gold' })
  seller = await partner.person({ firstName: 'Luis', lastName: 'Prado' })
  acme = await world.customer({ name: 'Acme', country: prices.country })
  const licence = await world.licence(acme.organization, { startsOn: '2025-01-01', maintenanceEndsOn: '2026-12-31' })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  await world.grant(acme, partner)
})

const atAcme = () => ({ customerNumber: acme.organization.number })
const save = async () => (await seller.call('saveCustomerQuote', { ...atAcme(), all: true, termMonths: 12 })).output
const send = async (quote: { id: string; version: number }) =>
  (await seller.call('sendCustomerQuote', { ...atAcme(), quoteId: quote.id }, { ifMatch: quote.version })).output
const download = (quoteId: string, by = seller) => by.call('downloadCustomerQuotePdf', { ...atAcme(), quoteId })

test('REN-6: a partner’s quote is on its own paper for both, names the vendor as licensor, and tells nothing of the margin', async () => {
  const quote = await save()
  await send(quote)
  const own = await readPdf((await download(quote.id)).output.content)
  const head = [
    partner.organization.name,
    'Bilbao, Spain',
    `Luis Prado · ${seller.email}`,
    'Licensor',
    `Quote ${quote.number}`,
  ]
  for (const said of head) expect(own.text).toContain(said)
  expect(own.text).toContain(`${partner.organization.name} answers questions about this quote: Luis Prado`)
  for (const hidden of ['20%', '800', 'Partner']) expect(own.text).not.toContain(hidden)
  const buyer = await acme.contact({ types: ['bill-to'] })
  const theirs = await readPdf((await buyer.call('downloadQuotePdf', { quoteId: quote.id })).output.content)
  for (const said of head) expect(theirs.text).toContain(said)
  const { url } = (await buyer.call('shareQuote', { quoteId: quote.id })).output
  const token = url.split('/').at(-1) ?? ''
  expect((await portal.visit().call('readSharedQuote', { token })).output).toMatchObject({
    seller: partner.organization.name,
    specialist: { name: 'Luis Prado', email: seller.email },
  })
  const events = await portal.rows<{ organization_id: string; actor_name: string }>(sql`
    select organization_id, actor_name from audit_events where action = 'quote.pdf-downloaded' and subject_id = ${quote.id} order by at, id`)
  expect(events).toHaveLength(2)
  expect(new Set(events.map((one) => one.organization_id))).toEqual(new Set([acme.organization.id]))
  expect(events.map((one) => one.actor_name)).toEqual(
    expect.arrayContaining([expect.stringContaining('Luis Prado'), buyer.name]),
  )
})

test('REN-6: whoever has a link to what a partner sent before letterheads reads that it is from the partner, not from its person', async () => {
  const quote = await save()
  await send(quote)
  await portal.rows(sql`update quotes set letterhead = null where id = ${quote.id}`)
  const { url } = (await (await acme.contact({ types: ['bill-to'] })).call('shareQuote', { quoteId: quote.id })).output
  const token = url.split('/').at(-1) ?? ''
  expect((await portal.visit().call('readSharedQuote', { token })).output.seller).toBe(partner.organization.name)
  const paper = await readPdf((await portal.visit().call('downloadSharedQuotePdf', { token })).output.content)
  expect(paper.text).toContain(partner.organization.name)
  expect(paper.text).not.toContain('Luis Prado')
})

test('REN-6: downloadCustomerQuotePdf refuses with quote-not-sent and quote-not-granted, and finds nothing of another partner’s', async () => {
  const quote = await save()
  expect((await download(quote.id)).problem.code).toBe('quote-not-sent')
  await send(quote)
  expect((await download(quote.id)).status).toBe(200)
  const rival = await world.partner()
  await world.grant(acme, rival)
  expect((await download(quote.id, await rival.person())).problem.code).toBe('not-found')
  await portal.rows(sql`update advisor_grants set scopes = '{view}' where organization_id = ${acme.organization.id}`)
  expect((await download(quote.id)).problem.code).toBe('quote-not-granted')
})
