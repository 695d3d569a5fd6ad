import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '../../testing/pdf.ts'
import { newTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'

const portal = await newTestPortal()
afterAll(() => portal.close())
const world = worldOf(portal)
const today = todayOf(startOfTests)

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule()
  acme = await world.customer({ name: 'Acme Żółć Ωμέγα', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
})

async function covered(endsOn: string, quantity = 100) {
  const licence = await world.licence(acme.organization, {
    startsOn: '2025-01-01',
    maintenanceEndsOn: endsOn,
    quantity,
  })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  return licence
}

const save = async (input = {}) => (await buyer.call('saveQuote', { all: true, termMonths: 12, ...input })).output
const download = (quoteId: string, language: 'en' | 'es' = 'en') =>
  buyer.call('downloadQuotePdf', { quoteId }, { language })
const paper = async (quoteId: string, language: 'en' | 'es' = 'en') =>
  readPdf((await download(quoteId, language)).output.content)

describe('download-quote-pdf', () => {
  test('REN-10, REN-8: the paper has number, state, validity, sums, and the arithmetic of each line, in both languages', async () => {
    const licence = await covered('2026-12-31', 3)
    const lapsed = await covered(addDays(today, -100), 7)
    const quote = await save({ label: 'Both of them' })
    const answer = await download(quote.id)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.output.fileName).toBe(`quote-${quote.number}-1.pdf`)
    const en = await readPdf(answer.output.content)
    for (const said of [
      `Quote ${quote.number}`,
      'Version 1 · Saved · as of 16 Nov 2026',
      `Acme Żółć Ωμέγα (${acme.organization.number})`,
      'Both of them',
      'For 12 months',
      'EUR 123.68',
      'Reinstatement EUR 23.73',
      licence.code,
      lapsed.code,
      'covered until 31 Dec 2026; with this quote, until 31 Dec 2027',
      '1 Jan 2027 – 31 Dec 2027 (365 days), actual/actual by day of the enclosing year, every day counts: 1 whole year',
      'List price: EUR 10.00 × 1 year · 3 × EUR 10.00 = EUR 30.00',
      'Fee for reinstatement: 25% of the days without cover',
      'Each subtotal is rounded half up to the smallest unit of EUR',
      `Accept this quote with your purchase order number`,
      `http://localhost/en/o/${acme.organization.number}/quotes/${quote.id}`,
    ])
      expect(en.text).toContain(said)
    expect(en).toMatchObject({ isTagged: true, language: 'en', title: `Quote ${quote.number}` })
    const es = await paper(quote.id, 'es')
    for (const said of [
      `Presupuesto ${quote.number}`,
      '123,68 EUR',
      'Precio de tarifa: 10,00 EUR × 1 año',
      'Página 1 de',
    ])
      expect(es.text).toContain(said)
    const events = await portal.rows(sql`
      select subject_label from audit_events
      where organization_id = ${acme.organization.id} and action = 'quote.pdf-downloaded'`)
    expect(events).toEqual([{ subject_label: quote.number }, { subject_label: quote.number }])
  })

  test('REN-10: days given back are told with their sign, and to which common end everything is brought', async () => {
    await covered('2026-12-31')
    const paid = await covered('2027-12-31')
    await portal.rows(sql`
      update memberships set yearly_minor = 1000, paid_yearly_minor = 800, currency = 'EUR' where licence_id = ${paid.id}`)
    const { text } = await paper((await save({ commonEnd: '2027-06-30', termMonths: undefined })).id)
    for (const said of [
      'All to 30 Jun 2027',
      'Credit for days given back EUR -403.29',
      'Given back: 1 Jul 2027 – 31 Dec 2027 (184 days)',
      '184 of 365 days of the year = 184/365 (about 0.5041) years',
    ])
      expect(text).toContain(said)
  })

  test('REN-6: what a partner has sent bears the partner’s name', async () => {
    await covered('2026-12-31')
    const quote = await save()
    const partner = await world.partner({ name: 'Nube' })
    await portal.rows(sql`
      update quotes set maker = 'partner', partner_id = ${partner.organization.id}, made_by = 'Luis Prado (Nube)', status = 'sent',
        sent_at = ${portal.clock.now()}, sent_by = 'Luis Prado (Nube)' where id = ${quote.id}`)
    const { text } = await paper(quote.id)
    expect(text).toMatch(/^Luis Prado \(Nube\) /)
    expect(text).toContain('Version 1 · Sent')
    expect(text).toContain('From Luis Prado (Nube)')
  })

  test('REN-10, REN-12: it names whom to ask, and does not invite to order what is over', async () => {
    const renata = await world.staff({ roles: ['renewals-specialist'], firstName: 'Renata', lastName: 'Frei' })
    await portal.rows(sql`
      update organizations set renewals_specialist_id = ${renata.staffId} where id = ${acme.organization.id}`)
    await covered('2026-12-31')
    const quote = await save()
    expect((await paper(quote.id)).text).toContain(`Renata Frei · ${renata.email}`)
    await buyer.call('cancelQuote', { quoteId: quote.id }, { ifMatch: quote.version })
    const over = (await paper(quote.id)).text
    expect(over).toContain('Cancelled')
    expect(over).toContain('This quote cannot be ordered any more.')
    expect(over).not.toContain('Accept this quote')
  })

  test('REN-10: five hundred lines go over pages with the head on each, and no line is missing or cut', async () => {
    const one = await covered('2026-12-31')
    await portal.rows(sql`
      insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity,
        starts_on, maintenance_ends_on, feature_codes, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code,
        order_number, order_line, fulfilled_at, search_text)
      select organization_id, gen_random_uuid(), 'AAAAA-BBBBB-' || lpad(translate(n::text, '01', 'XY'), 5, 'Z'), product_code,
        product_name, edition_code, edition_name, model, n, starts_on, maintenance_ends_on, feature_codes, partial_allocation,
        grace_hours, overdraft_percent, host_id_types, sku_code, order_number, 1 + n, fulfilled_at, search_text
      from licences, generate_series(1, 499) n where id = ${one.id}`)
    const quote = await save()
    const { pages } = await paper(quote.id)
    expect(pages.length).toBeGreaterThan(30)
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      if (index > 0 && index < pages.length - 1)
        expect(page).toContain('What is renewed, and how its price comes about')
    }
    const codes = await portal.rows<{ code: string }>(sql`
      select licence_code as code from quote_lines where quote_id = ${quote.id} order by position`)
    expect(codes).toHaveLength(500)
    const text = pages.join('\n')
    for (const { code } of codes) expect(text.split(code)).toHaveLength(2)
    for (const page of pages) {
      const begun = page.split('covered until').length
      expect(page.split('List price:').length).toBe(begun)
    }
  })

  test('REN-10: ship-to contacts and restricted ones may not, and a quote of somebody else is missing', async () => {
    await covered('2026-12-31')
    const quote = await save()
    for (const options of [{ types: ['ship-to' as const] }, { types: ['bill-to' as const], restricted: true }])
      expect((await (await acme.contact(options)).call('downloadQuotePdf', { quoteId: quote.id })).status).toBe(403)
    const foreign = await (await world.customer()).contact()
    expect((await foreign.call('downloadQuotePdf', { quoteId: quote.id })).problem.code).toBe('not-found')
    const staff = await world.staff({ roles: ['renewals-specialist'] })
    const { number } = acme.organization
    expect((await staff.call('downloadQuotePdf', { number, quoteId: quote.id })).status).toBe(200)
  })
})
