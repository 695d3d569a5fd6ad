import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '../../testing/pdf.ts'
import { newTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'
import { randomIds } from '../platform/ids.ts'

// A database of its own: ten thousand licences are in nobody's way here.
const portal = await newTestPortal()
afterAll(() => portal.close())
const world = worldOf(portal)
const today = todayOf(startOfTests)

let acme: Customer
let reader: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  await portal.rows(sql`delete from vendor_details`)
  acme = await world.customer({ name: 'Acme Żółć Ωμέγα' })
  reader = await acme.contact({ types: ['ship-to'] })
})

const covered = (maintenanceEndsOn: string | null, options: Parameters<typeof world.licence>[1] = {}) =>
  world.licence(acme.organization, { startsOn: '2025-01-01', maintenanceEndsOn, ...options })
const read = (input = {}, by = reader) => by.call('readRenewalCertificate', input)
const codes = async (input = {}) => (await read(input)).output.items.map(({ licence }) => licence.code)
const download = (input = {}, language: 'en' | 'es' = 'en') =>
  reader.call('downloadRenewalCertificate', input, { language })
const paper = async (input = {}, language: 'en' | 'es' = 'en') =>
  readPdf((await download(input, language)).output.content)

/** Puts a licence's membership into another programme, with these periods. */
async function extend(licenceId: string, programme: string, periods: [string, string][]): Promise<void> {
  const last = periods.at(-1)?.[1] ?? today
  const [row] = await portal.rows<{ id: string }>(sql`
    update memberships set programme_code = ${programme}, ends_on = ${last} where licence_id = ${licenceId} returning id`)
  for (const [from, to] of periods)
    await portal.rows(sql`
      insert into membership_periods (organization_id, membership_id, programme_code, starts_on, ends_on, added_at)
      values (${acme.organization.id}, ${row?.id}, ${programme}, ${from}, ${to}, ${portal.clock.now()})
      on conflict (organization_id, membership_id, starts_on) do update set ends_on = excluded.ends_on, programme_code = excluded.programme_code`)
}

describe('read-renewal-certificate', () => {
  test('REN-11: what is covered today stands there until when, the earliest end first; the last day is covered', async () => {
    const later = await covered('2027-12-31', { quantity: 25 })
    const lastDay = await covered(today)
    await covered(addDays(today, -1))
    await covered(null)
    const { output } = await read()
    expect(output).toMatchObject({
      organization: { number: acme.organization.number, name: acme.organization.name },
      asOf: today,
      issuer: null,
      about: { licenceCode: null, productName: null },
      total: { count: 2, atLeast: false },
      ended: { count: 1, atLeast: false },
      next: null,
    })
    expect(output.items).toMatchObject([
      { licence: { code: lastDay.code }, since: '2025-01-01', until: today },
      {
        licence: { code: later.code },
        quantity: 25,
        programme: { code: 'SWM', kind: 'software-maintenance' },
        until: '2027-12-31',
        hosts: [],
      },
    ])
  })

  test('REN-11: subscriptions and hardware warranties are there too, hardware with its serial numbers', async () => {
    const hardware = await covered('2027-06-30', { hostIdTypes: ['serial'] })
    const subscription = await covered('2027-07-31')
    await extend(hardware.id, 'HWM', [['2025-01-01', '2027-06-30']])
    await extend(subscription.id, 'SA', [['2025-01-01', '2027-07-31']])
    for (const serial of ['SN-1', 'SN-2'])
      await portal.rows(sql`
        insert into allocations (organization_id, id, licence_id, host_id_type, host_id, host_id_key, quantity, bound_at, created_at)
        values (${acme.organization.id}, ${randomIds.uuid()}, ${hardware.id}, 'serial', ${serial}, ${serial.toLowerCase()}, 1,
          ${portal.clock.now()}, ${portal.clock.now()})`)
    const { items } = (await read()).output
    expect(items.map(({ programme, hosts, hostCount }) => [programme.kind, hosts.toSorted(), hostCount])).toEqual([
      ['hardware-maintenance', ['SN-1', 'SN-2'], 2],
      ['subscription-advantage', [], 0],
    ])
    expect((await paper()).text).toMatch(/Appliances: SN-[12], SN-[12]/)
  })

  test('REN-11: cover counts since the last break, and days between two periods are not covered', async () => {
    const chained = await covered('2025-12-31')
    await extend(chained.id, 'SWM', [
      ['2025-01-01', '2025-06-30'],
      ['2025-09-01', '2025-12-31'],
      ['2026-01-01', '2026-12-31'],
    ])
    const broken = await covered('2026-10-31')
    await extend(broken.id, 'SWM', [
      ['2025-01-01', '2026-10-31'],
      [addDays(today, 1), '2027-10-31'],
    ])
    expect((await read()).output.items).toMatchObject([
      { licence: { code: chained.code }, since: '2025-09-01', until: '2026-12-31' },
    ])
  })

  test('REN-11: licences that are not in force are not covered, and hidden ones only told of by themselves', async () => {
    await covered('2027-12-31', { status: 'on-hold' })
    await covered('2027-12-31', { status: 'rescinded' })
    await covered('2027-12-31', { endsOn: addDays(today, -1) })
    const hidden = await covered('2027-12-31')
    await portal.rows(sql`update licences set hidden_at = ${portal.clock.now()} where id = ${hidden.id}`)
    expect(await codes()).toEqual([])
    expect(await codes({ licenceId: hidden.id })).toEqual([hidden.code])
  })

  test('REN-11: one licence, or one product, stands for itself', async () => {
    const one = await covered('2027-12-31', { productName: 'Gateway' })
    const other = await covered('2027-12-31')
    const { output } = await read({ licenceId: one.id })
    expect(output.about.licenceCode).toBe(one.code)
    expect(output.items.map(({ licence }) => licence.code)).toEqual([one.code])
    expect(await codes({ product: other.productCode })).toEqual([other.code])
    expect((await read({ product: one.productCode })).output.about.productName).toBe('Gateway')
  })

  test('REN-11: pages follow each other and leave nothing out', async () => {
    const made = [await covered('2027-01-31'), await covered('2027-02-28'), await covered('2027-03-31')]
    const first = (await read({ limit: 2 })).output
    const second = (await read({ limit: 2, after: first.next ?? '' })).output
    expect([...first.items, ...second.items].map(({ licence }) => licence.code)).toEqual(made.map(({ code }) => code))
    expect(second.next).toBeNull()
  })
})

describe('download-renewal-certificate', () => {
  test('REN-11: the paper says what the page says, in both languages, is tagged, and leaves a trace', async () => {
    const licence = await covered('2027-12-31', { quantity: 1_250, productName: 'Gateway' })
    await covered(addDays(today, -40))
    const answer = await download()
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.output.fileName).toBe(`certificate-${acme.organization.number}-${today}.pdf`)
    const en = await readPdf(answer.output.content)
    for (const said of [
      'Renewal certificate',
      `Acme Żółć Ωμέγα (${acme.organization.number})`,
      licence.code,
      '1,250',
      '31 Dec 2027',
      '16 Nov 2026',
      'All licences',
      'whose cover has ended, not listed',
      'Page 1 of 1',
      `http://localhost/en/o/${acme.organization.number}/renewals/certificate`,
    ])
      expect(en.text).toContain(said)
    expect(en).toMatchObject({ isTagged: true, language: 'en', title: 'Renewal certificate' })
    expect(en.tags).toMatch(/"H1".*"Table".*"TH".*"TD"/)
    const es = await paper({}, 'es')
    expect(es).toMatchObject({ language: 'es', title: 'Certificado de renovación' })
    for (const said of ['1.250', '31 dic 2027', 'Cubierta hasta', 'Página 1 de 1']) expect(es.text).toContain(said)
    const events = await portal.rows(sql`
      select action, after from audit_events where organization_id = ${acme.organization.id} order by at, id`)
    expect(events).toEqual(Array.from({ length: 2 }, () => ({ action: 'certificate.downloaded', after: { rows: 1 } })))
  })

  test('REN-11: it is issued by the vendor as it is on record; without a record, by where its portal is', async () => {
    await covered('2027-12-31')
    expect((await paper()).text).toContain('Issued by localhost')
    await portal.rows(sql`
      insert into vendor_details (legal_name, address, registration, bank_name, account, invoice_contact, invoice_email, changed_at)
      values ('Vendor & Sons AG', 'Street 1', 'CH-1', 'Bank', '1', 'Desk', 'desk@vendor.example', ${portal.clock.now()})`)
    const { text } = await paper()
    expect(text).toContain('Issued by Vendor & Sons AG')
    expect((await read()).output.issuer).toBe('Vendor & Sons AG')
  })

  test('REN-11: a certificate of nothing says so', async () => {
    expect((await paper()).text).toContain('On 16 Nov 2026 nothing of this is covered.')
  })

  test('REN-11: downloadRenewalCertificate refuses with certificate-too-long what no paper holds', async () => {
    const one = await covered('2027-12-31')
    await portal.rows(sql`
      insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity,
        starts_on, maintenance_ends_on, feature_codes, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code,
        order_number, order_line, fulfilled_at, search_text)
      select organization_id, gen_random_uuid(),
        (select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTVWXYZ', 1 + floor(random() * 31 + 0 * n)::int, 1)
          || case when i in (5, 10) then '-' else '' end, '' order by i) from generate_series(1, 15) i),
        product_code, product_name, edition_code, edition_name, model, 1 + n % 500, starts_on, maintenance_ends_on + n % 28,
        feature_codes, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, order_number, 1 + n,
        fulfilled_at, search_text
      from licences, generate_series(1, 10000) n where id = ${one.id}`)
    const { problem } = await download()
    expect([problem.code, problem.facts]).toEqual(['certificate-too-long', { most: 10_000 }])
    expect((await download({ licenceId: one.id })).status).toBe(200)
    expect((await read()).output.total).toEqual({ count: 3_000, atLeast: true })
  })
})

describe('who may have a certificate', () => {
  test('REN-11: whoever sees the company’s licences: every unrestricted contact, and the vendor’s people', async () => {
    await covered('2027-12-31')
    for (const type of ['administrator', 'ship-to', 'bill-to'] as const)
      expect((await read({}, await acme.contact({ types: [type] }))).status).toBe(200)
    const restricted = await acme.contact({ types: ['ship-to'], restricted: true })
    expect((await read({}, restricted)).status).toBe(403)
    expect((await restricted.call('downloadRenewalCertificate', {})).status).toBe(403)
    const staff = await world.staff({ roles: ['customer-service'] })
    const { number } = acme.organization
    expect((await staff.call('readRenewalCertificate', { number })).output.items).toHaveLength(1)
    expect((await staff.call('downloadRenewalCertificate', { number })).status).toBe(200)
  })

  test('REN-11: a company or a licence of somebody else is missing, as if it were not there', async () => {
    const licence = await covered('2027-12-31')
    const foreign = await (await world.customer()).contact()
    const { number } = acme.organization
    for (const operation of ['readRenewalCertificate', 'downloadRenewalCertificate'] as const) {
      expect((await foreign.call(operation, { number })).status).toBe(404)
      expect((await foreign.call(operation, { licenceId: licence.id })).problem.code).toBe('not-found')
      expect((await foreign.call(operation, { licenceId: randomIds.uuid() })).problem.code).toBe('not-found')
    }
  })
})
