import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { instant, later } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let partner: Partner
let seller: ContactPersona
let acme: Customer
let bolt: Customer
let contract: string
let product: string

beforeEach(() => portal.clock.set(startOfTests))

beforeAll(async () => {
  partner = await world.partner({ name: 'Nube' })
  seller = await partner.person({ firstName: 'Eva', lastName: 'Sales' })
  acme = await world.customer({ name: 'Acmé Systems GmbH', country: 'DE' })
  bolt = await world.customer({ name: 'Bolt Foods', country: 'ES' })
  contract = unique('SC-').toUpperCase()
  const made = await world.licence(acme.organization, { maintenanceEndsOn: '2026-12-31', contractNumber: contract })
  product = made.productCode
  await world.licence(acme.organization, { maintenanceEndsOn: '2026-01-31' })
  await world.licence(bolt.organization, { maintenanceEndsOn: '2026-11-30' })
  const other = await world.customer({ name: 'Acme Elsewhere', country: 'DE' })
  await world.licence(other.organization, { maintenanceEndsOn: '2026-12-31' })
  await world.grant(acme, partner)
  await world.grant(bolt, partner, { scopes: ['view'] })
})

const names = async (input: Record<string, unknown> = {}, as = seller) =>
  (await as.call('searchCustomers', input)).output.items.map(({ name }) => name)

describe('searchCustomers', () => {
  test('PAR-12: tells of each customer until when it lets the partner in, what it may do, and what it shares', async () => {
    const { items, next, products, countries, states } = (await seller.call('searchCustomers')).output
    expect(items).toHaveLength(2)
    expect(items[0]).toEqual({
      number: acme.organization.number,
      name: 'Acmé Systems GmbH',
      country: 'DE',
      state: null,
      coverage: 'all',
      scopes: ['view', 'quote'],
      endsOn: '2027-11-16',
      timeZone: 'Europe/Madrid',
      endsAt: '2027-11-16T23:00:00.000Z',
      maintenanceEndsOn: '2026-12-31',
      maintenanceState: 'ending',
      shared: 2,
      isNew: true,
    })
    expect(next).toBeNull()
    expect(products.map(({ code }) => code)).toContain(product)
    expect(products).toHaveLength(3)
    expect({ countries, states }).toEqual({ countries: ['DE', 'ES'], states: [] })
  })

  test('PAR-12: by words of the name, its number, a contract, a product, the place, or the end of maintenance', async () => {
    expect(await names({ q: 'acme' })).toEqual(['Acmé Systems GmbH'])
    expect(await names({ q: 'SYST acm' })).toEqual(['Acmé Systems GmbH'])
    expect(await names({ q: 'Acme Ltd' })).toEqual(['Acmé Systems GmbH'])
    expect(await names({ q: 'acme foods' })).toEqual([])
    expect(await names({ q: acme.organization.number.replace(/(\d{4})/, '$1 ') })).toEqual(['Acmé Systems GmbH'])
    expect(await names({ q: contract.toLowerCase() })).toEqual(['Acmé Systems GmbH'])
    expect(await names({ product })).toEqual(['Acmé Systems GmbH'])
    expect(await names({ country: 'es' })).toEqual(['Bolt Foods'])
    expect(await names({ from: '2026-12-01' })).toEqual(['Acmé Systems GmbH'])
    expect(await names({ to: '2026-11-30' })).toEqual(['Acmé Systems GmbH', 'Bolt Foods'])
    expect(await names({ product, from: '2026-01-01', to: '2026-02-28' })).toEqual([])
  })

  test('PAR-12: a number and a filter must both fit', async () => {
    expect(await names({ q: contract, country: 'ES' })).toEqual([])
    expect(await names({ q: acme.organization.number, from: '2027-01-01' })).toEqual([])
  })

  test('PAR-12: by the end of maintenance, what ends next comes first, and what has nothing ahead comes last', async () => {
    const late = await world.customer({ name: 'Aaa Late' })
    await world.licence(late.organization, { maintenanceEndsOn: '2026-03-31' })
    const empty = await world.customer({ name: 'Aaa Empty' })
    const of = await world.partner()
    const person = await of.person()
    for (const one of [acme, bolt, late, empty]) await world.grant(one, of)
    const { items } = (await person.call('searchCustomers', { sort: 'maintenance' })).output
    expect(items.slice(0, 2).map(({ name }) => name)).toEqual(['Bolt Foods', 'Acmé Systems GmbH'])
    const last = Object.fromEntries(items.slice(2).map((one) => [one.name, one.maintenanceEndsOn]))
    expect(last).toEqual({ 'Aaa Late': '2026-03-31', 'Aaa Empty': null })
    expect(await names({ sort: 'maintenance', to: '2026-02-28' }, person)).toEqual(['Acmé Systems GmbH'])
  })

  test.each(['name', 'maintenance'])(
    'PLT-3: pages by %s follow each other without a gap or a repetition',
    async (sort) => {
      const of = await world.partner()
      const person = await of.person()
      for (const day of ['2026-12-01', '2026-12-01', '2027-01-01', null, null]) {
        const customer = await world.customer({ name: 'Same Name' })
        await world.licence(customer.organization, { maintenanceEndsOn: day })
        await world.grant(customer, of)
      }
      const seen: string[] = []
      let after: string | null | undefined
      for (let page = 0; page < 3; page += 1) {
        const answer = (await person.call('searchCustomers', { sort, limit: 2, ...(after ? { after } : {}) })).output
        seen.push(...answer.items.map(({ number }) => number))
        after = answer.next
      }
      expect(after).toBeNull()
      expect(new Set(seen).size).toBe(5)
      expect(seen).toHaveLength(5)
    },
  )

  test('PAR-12: states are offered for the country asked about, and narrow within it', async () => {
    const of = await world.partner()
    const person = await of.person()
    for (const [name, state] of [
      ['A Co', 'Ohio'],
      ['B Co', 'Utah'],
      ['C Co', null],
    ] as const) {
      const customer = await world.customer({ name, country: 'US' })
      await portal.rows(sql`update organizations set state = ${state} where id = ${customer.organization.id}`)
      await world.grant(customer, of)
    }
    expect((await person.call('searchCustomers', { country: 'US' })).output.states).toEqual(['Ohio', 'Utah'])
    expect(await names({ country: 'US', state: 'Utah' }, person)).toEqual(['B Co'])
    expect(await names({ country: 'DE', state: 'Utah' }, person)).toEqual([])
  })

  test('PAR-12: found by its new name as soon as it has one', async () => {
    const customer = await world.customer({ name: unique('Before ') })
    await world.grant(customer, partner)
    const operator = await world.staff({ roles: ['customer-service'] })
    const name = unique('Afterwards ')
    const changed = await operator.call(
      'updateOrganizationFacts',
      { number: customer.organization.number, legalName: name, reason: 'Renamed' },
      { ifMatch: 1 },
    )
    expect(changed.status).toBe(200)
    expect(await names({ q: name })).toEqual([name])
    expect(await names({ q: customer.organization.name })).toEqual([])
  })

  test.each([
    [{ from: '2026-12-01', to: '2026-11-01' }, ['to: ends-before-start']],
    [{ from: '2026-02-30' }, ['from: not-a-day']],
    [{ country: 'XX' }, ['country: not-a-country']],
    [{ sort: 'size' }, ['sort: not-one-of']],
    [{ after: 'x' }, ['after: not-an-id']],
    [{ sort: 'maintenance', after: Buffer.from('["Name","x"]').toString('base64url') }, ['after: not-an-id']],
  ])('PAR-12: %j is refused at its field', async (bad, faults) => {
    expect((await seller.call('searchCustomers', bad)).faults).toEqual(faults)
  })
})

describe('PAR-3: who may look', () => {
  test('PAR-3: refuses not-a-partner, partner-not-active, partner-role-missing and access-limited, with who can change it', async () => {
    const plain = await acme.contact()
    expect((await plain.call('searchCustomers')).problem).toMatchObject({ status: 403, code: 'not-a-partner' })
    const outside = await partner.contact({ types: ['ship-to'] })
    const leader = await partner.person({ roles: ['business-executive'], lastName: unique('Leader ') })
    const missing = (await outside.call('searchCustomers')).problem
    expect(missing).toMatchObject({ status: 403, code: 'partner-role-missing' })
    expect(missing.detail).toContain(leader.email)
    const limited = await partner.person({ restricted: true, types: ['ship-to'] })
    expect((await limited.call('searchCustomers')).problem.code).toBe('access-limited')
    for (const status of ['prospect', 'pending', 'expired', 'suspended'] as const) {
      const person = await (await world.partner({ status })).person({ roles: ['organization-administrator'] })
      expect((await person.call('searchCustomers')).problem).toMatchObject({ status: 403, code: 'partner-not-active' })
    }
    const staff = await world.staff({ roles: ['partner-manager'] })
    const asStaff = await staff.call('searchCustomers', { number: partner.organization.number })
    expect(asStaff.problem.code).toBe('not-allowed')
    const stranger = await (await world.customer()).contact()
    const foreign = await stranger.call('searchCustomers', { number: partner.organization.number })
    expect(foreign.problem.code).toBe('other-organization')
  })

  test('PAR-3: what a partner loses with its standing is lost with the next request', async () => {
    const of = await world.partner()
    const person = await of.person()
    await world.grant(acme, of)
    expect(await names({}, person)).toEqual(['Acmé Systems GmbH'])
    await portal.rows(sql`update partners set status = 'suspended' where partner_id = ${of.organization.id}`)
    expect((await person.call('searchCustomers')).problem.code).toBe('partner-not-active')
  })

  test('PAR-3: a location administrator finds the customers of their own location, others those of all', async () => {
    const of = await world.partner()
    const [north, south] = [await of.location(), await of.location()]
    await world.grant(acme, of, { location: north })
    await world.grant(bolt, of, { location: south })
    const administrator = await of.person({ roles: ['location-administrator'], location: north })
    const both = await of.person({ roles: ['location-administrator', 'technical'], location: north })
    expect(await names({}, administrator)).toEqual(['Acmé Systems GmbH'])
    expect(await names({ sort: 'maintenance' }, administrator)).toEqual(['Acmé Systems GmbH'])
    expect(await names({ q: 'bolt' }, administrator)).toEqual([])
    expect(await names({}, both)).toEqual(['Acmé Systems GmbH', 'Bolt Foods'])
    const { countries, products } = (await administrator.call('searchCustomers')).output
    expect(countries).toEqual(['DE'])
    expect(products).toHaveLength(2)
    const reading = { customerNumber: bolt.organization.number }
    expect((await administrator.call('readCustomer', reading)).problem.code).toBe('not-found')
    expect((await both.call('readCustomer', reading)).status).toBe(200)
  })

  test('PAR-12: from the moment a grant begins until it ends, and not after it was taken back', async () => {
    const of = await world.partner()
    const person = await of.person()
    const [from, until] = [instant('2026-11-20T00:00:00Z'), instant('2026-11-30T00:00:00Z')]
    const { id } = await world.grant(acme, of, { startsAt: from, endsAt: until })
    for (const [moment, seen] of [
      ['2026-11-19T23:59:59.999Z', []],
      [from, ['Acmé Systems GmbH']],
      ['2026-11-29T23:59:59.999Z', ['Acmé Systems GmbH']],
      [until, []],
    ] as const) {
      portal.clock.set(moment)
      const session = await world.session(person.userId)
      const answer = await portal.visit(session).call('searchCustomers', { number: of.organization.number })
      expect(answer.output.items.map(({ name }) => name)).toEqual(seen)
    }
    portal.clock.set(later(from, { days: 1 }))
    await portal.rows(
      sql`update advisor_grants set ended_at = ${later(from, { days: 1 })}, ended_by = 'customer' where id = ${id}`,
    )
    const session = await world.session(person.userId)
    const answer = await portal.visit(session).call('searchCustomers', { number: of.organization.number })
    expect(answer.output.items).toEqual([])
  })

  test('PAR-10: a distributor finds nothing of what its partners’ customers share', async () => {
    const distributor = await world.partner({ kind: 'distributor', name: 'Distributor' })
    const of = await world.partner({ distributor })
    const licence = await world.licence(acme.organization)
    await world.grant(acme, of)
    const person = await distributor.person({
      roles: ['organization-administrator', 'business-executive', 'sales', 'technical'],
    })
    expect(await names({}, person)).toEqual([])
    expect((await person.call('listSharedLicences')).output).toMatchObject({ items: [], products: [] })
    expect((await person.call('listCustomerTasks')).output.fresh.items).toEqual([])
    const customerNumber = acme.organization.number
    expect((await person.call('readCustomer', { customerNumber })).problem.code).toBe('not-found')
    const reading = { customerNumber, licenceId: licence.id }
    expect((await person.call('readSharedLicence', reading)).problem.code).toBe('not-found')
  })
})
