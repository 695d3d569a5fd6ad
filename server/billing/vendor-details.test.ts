import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '../../testing/pdf.ts'
import { newTestPortal, startOfTests } from '../../testing/portal.ts'
import { type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'

// A database of its own: there is one vendor, and other tests have theirs.
const portal = await newTestPortal()
afterAll(() => portal.close())
const world = worldOf(portal)

let acme: Customer
let keeper: StaffPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  await portal.rows(sql`delete from vendor_details`)
  acme = await world.customer({ name: 'Acme' })
  keeper = await world.staff({ roles: ['staff-administrator'] })
})

const details = {
  legalName: 'Müller & Søn AG',
  address: 'Street 1\n8000 Zürich',
  registration: 'CH-020.3.999.999-9',
  vatId: 'CHE-116.281.710 MWST',
  bankName: 'Example Bank',
  account: 'ch93 0076 2011 6238 5295 7',
  bic: 'poficheb xxx',
  invoiceContact: 'Accounts',
  invoiceEmail: 'invoices@VENDOR.example',
  invoicePhone: '+41 44 000 00 00',
}
const kept = {
  ...details,
  account: 'CH9300762011623852957',
  bic: 'POFICHEBXXX',
  invoiceEmail: 'invoices@vendor.example',
}

const save = (input: Record<string, unknown> = {}, version = 0, by = keeper) =>
  by.call('saveVendorDetails', { ...details, ...input }, { ifMatch: version })
const events = () =>
  portal.rows<{ before: unknown; after: unknown }>(sql`
    select before, after from audit_events where action = 'vendor-details.saved' and actor_user_id = ${keeper.userId} order by at, id`)

describe('save-vendor-details', () => {
  test('REN-15: a staff administrator records the vendor; account and BIC are kept as banks write them', async () => {
    expect((await keeper.call('readVendorDetails', {})).output).toEqual({ vendor: null, changedAt: null, version: 0 })
    const { output } = await save()
    expect(output).toEqual({ vendor: kept, changedAt: startOfTests, version: 1 })
    expect((await keeper.call('readVendorDetails', {})).output).toEqual(output)
    expect(await events()).toEqual([
      { before: Object.fromEntries(Object.keys(kept).map((name) => [name, null])), after: kept },
    ])
  })

  test('REN-15: a change leaves a trace of what it changed alone, and one that changes nothing leaves none', async () => {
    await save()
    portal.clock.advance({ minutes: 5 })
    const { output } = await save({ account: 'DE89 3704 0044 0532 0130 00', vatId: '' }, 1)
    expect(output).toMatchObject({ vendor: { account: 'DE89370400440532013000', vatId: null }, version: 2 })
    expect((await save({ account: 'DE89370400440532013000', vatId: null }, 2)).output).toEqual(output)
    expect((await events()).slice(1)).toEqual([
      {
        before: { account: kept.account, vatId: kept.vatId },
        after: { account: 'DE89370400440532013000', vatId: null },
      },
    ])
  })

  test('REN-15, PLT-3: nobody overwrites what somebody else has changed meanwhile, the first time neither', async () => {
    expect((await keeper.call('saveVendorDetails', details)).problem.code).toBe('version-missing')
    const both = await Promise.all([save({ legalName: 'One' }), save({ legalName: 'Other' })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
    expect((await save({}, 0)).problem.code).toBe('changed-meanwhile')
    expect((await save({}, 1)).status).toBe(200)
  })

  test.each([
    [{ legalName: ' ' }, ['legalName: required']],
    [{ account: 'DE88 3704 0044 0532 0130 00' }, ['account: not-an-iban']],
    [{ bic: 'ABC' }, ['bic: not-a-bic']],
    [{ invoiceEmail: 'nobody' }, ['invoiceEmail: not-an-email']],
    [{ address: 'x'.repeat(501) }, ['address: too-long']],
  ])('REN-15: what a bank would send back is told at its field: %j', async (input, faults) => {
    expect((await save(input)).faults).toEqual(faults)
  })

  test('REN-15: nobody but a staff administrator changes where customers pay to', async () => {
    for (const roles of [['customer-service'], ['renewals-specialist'], ['catalogue-manager']] as const) {
      const other = await world.staff({ roles: [...roles] })
      expect((await save({}, 0, other)).status).toBe(403)
      expect((await other.call('readVendorDetails', {})).status).toBe(403)
    }
    expect((await (await acme.contact()).call('saveVendorDetails', details, { ifMatch: 0 })).status).toBe(403)
  })
})

describe('the supplier pack', () => {
  test('REN-15: everybody who belongs to a company reads it, restricted or not, and the vendor’s people do', async () => {
    await save()
    for (const options of [{ types: ['bill-to' as const] }, { types: ['ship-to' as const], restricted: true }]) {
      const contact = await acme.contact(options)
      expect((await contact.call('readSupplierPack', {})).output).toEqual({
        vendor: kept,
        asOf: '2026-11-16',
        changedAt: startOfTests,
      })
      expect((await contact.call('downloadSupplierPack', {})).status).toBe(200)
    }
    const staff = await world.staff({ roles: ['customer-service'] })
    expect((await staff.call('readSupplierPack', { number: acme.organization.number })).status).toBe(200)
    const foreign = await (await world.customer()).contact()
    for (const operation of ['readSupplierPack', 'downloadSupplierPack'] as const)
      expect((await foreign.call(operation, { number: acme.organization.number })).status).toBe(404)
  })

  test('REN-15: the PDF has company, tax and bank details in both languages, is tagged, and leaves a trace', async () => {
    await save()
    const contact = await acme.contact()
    const answer = await contact.call('downloadSupplierPack', {})
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.output.fileName).toBe('supplier-2026-11-16.pdf')
    const en = await readPdf(answer.output.content)
    for (const said of [
      'Supplier details',
      'Müller & Søn AG',
      'Street 1, 8000 Zürich',
      'CHE-116.281.710 MWST',
      'CH93 0076 2011 6238 5295 7',
      'POFICHEBXXX',
      'invoices@vendor.example',
      `Acme (${acme.organization.number})`,
      `http://localhost/en/o/${acme.organization.number}/supplier-pack`,
    ])
      expect(en.text).toContain(said)
    expect(en).toMatchObject({ isTagged: true, language: 'en', title: 'Supplier details' })
    const es = await readPdf((await contact.call('downloadSupplierPack', {}, { language: 'es' })).output.content)
    for (const said of ['Datos del proveedor', 'Razón social', '16 nov 2026']) expect(es.text).toContain(said)
    const traces = await portal.rows(sql`
      select action, subject_label from audit_events where organization_id = ${acme.organization.id} order by at, id`)
    expect(traces).toEqual(
      Array.from({ length: 2 }, () => ({ action: 'supplier-pack.downloaded', subject_label: 'Müller & Søn AG' })),
    )
  })

  test('REN-15: as long as nothing is recorded, downloadSupplierPack refuses with vendor-not-recorded', async () => {
    const contact = await acme.contact()
    expect((await contact.call('readSupplierPack', {})).output).toMatchObject({ vendor: null, changedAt: null })
    expect((await contact.call('downloadSupplierPack', {})).problem.code).toBe('vendor-not-recorded')
  })
})
