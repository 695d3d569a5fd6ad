import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GrantOptions } from '../../testing/partners.ts'
import { openTestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { addDays, day, endOfDay, instant } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let operator: StaffPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact()
  operator = await world.staff()
})

const hide = ({ id }: { id: string }) => portal.rows(sql`update licences set hidden_at = now() where id = ${id}`)

describe('readOverview', () => {
  test('ACC-17: shows what was bought in 30 days and is not wholly allocated, newest first, and nothing else', async () => {
    const { organization } = acme
    const last = { fulfilledAt: instant('2026-10-17T09:00:01Z') }
    const wanted = [
      { quantity: 7, ...(await world.licence(organization, { quantity: 7 })) },
      { quantity: 100, ...(await world.licence(organization, last)) },
    ]
    await world.licence(organization, { fulfilledAt: instant('2026-10-17T09:00:00Z') })
    await hide(await world.licence(organization))
    await world.licence(organization, { status: 'rescinded' })
    await world.licence(organization, { endsOn: day('2026-11-14') })
    const used = await world.licence(organization)
    await portal.rows(sql`update licences set allocated_quantity = quantity where id = ${used.id}`)
    const { licensing, limited } = (await admin.call('readOverview')).output
    expect(limited).toBeNull()
    expect(licensing?.toAllocate.total).toEqual({ count: 2, atLeast: false })
    expect(licensing?.toAllocate.items).toMatchObject(
      wanted.map(({ code, quantity }) => ({ code, quantity, allocatedQuantity: 0 })),
    )
  })

  test('ACC-17: shows what ends within 90 days, soonest first, red up to 30 days and orange up to 90', async () => {
    const customer = await world.customer()
    const reader = await customer.contact({ types: ['bill-to'] })
    const ending = { fulfilledAt: instant('2025-01-01T00:00:00Z') }
    const orange = await world.licence(customer.organization, { ...ending, maintenanceEndsOn: day('2027-02-13') })
    const red = await world.licence(customer.organization, {
      ...ending,
      maintenanceEndsOn: day('2027-06-30'),
      endsOn: day('2026-12-15'),
    })
    await world.licence(customer.organization, { ...ending, maintenanceEndsOn: day('2027-02-14') })
    await world.licence(customer.organization, { ...ending, maintenanceEndsOn: day('2026-11-14') })
    const { licensing } = (await reader.call('readOverview')).output
    expect(licensing?.ending).toMatchObject({
      total: { count: 2 },
      red: { count: 1 },
      items: [
        { code: red.code, what: 'licence', endsOn: '2026-12-15', daysLeft: 30, urgency: 'red' },
        { code: orange.code, what: 'maintenance', endsOn: '2027-02-13', daysLeft: 90, urgency: 'orange' },
      ],
    })
  })

  test('ACC-6: a restricted contact gets no licence data, but the names of those who can change that', async () => {
    const restricted = await acme.contact({ types: ['ship-to'], restricted: true })
    const answer = await restricted.call('readOverview')
    expect(answer.output).toMatchObject({ licensing: null, limited: { reason: 'access-limited' } })
    expect(answer.output.limited?.administrators).toEqual([{ name: admin.name, email: admin.email }])
    expect(JSON.stringify(answer.body)).not.toContain('Product')
  })

  test('ACC-7: staff see it for every company, strangers for none', async () => {
    const { number } = acme.organization
    expect((await operator.call('readOverview', { number })).output.licensing).not.toBeNull()
    const stranger = await (await world.customer()).contact()
    expect((await stranger.call('readOverview', { number })).problem.code).toBe('other-organization')
  })
})

describe('readOverview: advisors', () => {
  test('ACC-17: shows advisors whose access ends within 30 days, soonest first, counted where the customer is', async () => {
    const customer = await world.customer()
    const reader = await customer.contact({ types: ['bill-to'] })
    const grant = async (days: number, options: GrantOptions = {}) => {
      const partner = await world.partner()
      const endsAt = endOfDay(addDays(day('2026-11-16'), days), 'America/New_York')
      await world.grant(customer, partner, { endsAt, timeZone: 'America/New_York', ...options })
      return partner.organization.name
    }
    const last = await grant(30, { extends: true })
    await grant(31)
    const first = await grant(0)
    await grant(5, { endedAt: portal.clock.now() })
    await grant(-1, { startsAt: instant('2026-01-01T00:00:00Z') })
    const { advisors } = (await reader.call('readOverview')).output
    expect(advisors?.ending).toMatchObject([
      { partner: first, endsOn: '2026-11-16', daysLeft: 0, extends: false },
      { partner: last, endsOn: '2026-12-16', daysLeft: 30, extends: true },
    ])
  })

  test('ACC-17, PAR-6: shows advisors of assigned licences with what was bought and not shared, until it is decided', async () => {
    const customer = await world.customer()
    const reader = await customer.contact()
    const since = { reviewedAt: instant('2026-11-01T00:00:00Z') }
    const partner = await world.partner()
    const shared = await world.licence(customer.organization)
    const { id } = await world.grant(customer, partner, { ...since, coverage: 'assigned', licences: [shared.id] })
    await world.grant(customer, await world.partner(), { ...since, coverage: 'all' })
    await world.licence(customer.organization, { fulfilledAt: instant('2026-10-01T00:00:00Z') })
    const undecided = async () => (await reader.call('readOverview')).output.advisors?.undecided
    expect(await undecided()).toEqual([])
    await world.licence(customer.organization)
    expect(await undecided()).toEqual([{ id, partner: partner.organization.name, total: { count: 1, atLeast: false } }])
    await reader.call('dismissUndecided', { advisorId: id })
    expect(await undecided()).toEqual([])
  })

  test('PAR-5: who may not see advisors is told of none', async () => {
    const partner = await world.partner()
    await world.grant(acme, partner)
    const restricted = await acme.contact({ restricted: true })
    const seller = await partner.person()
    expect((await restricted.call('readOverview')).output.advisors).toBeNull()
    expect((await seller.call('readOverview')).output.advisors).toBeNull()
  })
})

describe('search', () => {
  test('ACC-17, UX-27: licences are met by code in any spelling, order number, host ID and product', async () => {
    const made = await world.licence(acme.organization, { productName: 'Gateway Zephyr' })
    await portal.rows(sql`insert into allocations (organization_id, id, licence_id, host_id_type, host_id, host_id_key, quantity, bound_at, created_at)
      values (${acme.organization.id}, ${crypto.randomUUID()}, ${made.id}, 'hostname', 'SRV-Zephyr', 'srv-zephyr', 1, now(), now())`)
    const asked = async (q: string) =>
      (await admin.call('search', { q })).output.licences.filter(({ id }) => id === made.id)
    expect(await asked(made.code.toLowerCase().replaceAll('-', ''))).toMatchObject([{ matched: 'code' }])
    expect(await asked(made.code.slice(0, 8))).toMatchObject([{ matched: 'code' }])
    expect(await asked(made.orderNumber)).toMatchObject([{ matched: 'order' }])
    expect(await asked('SRV-ZEP')).toMatchObject([{ matched: 'host' }])
    expect(await asked('zephyr gate')).toMatchObject([{ matched: 'product', productName: 'Gateway Zephyr' }])
    expect(await asked('%')).toEqual([])
    expect(await asked('')).toEqual([])
  })

  test('ACC-17: at most eight of a kind, and hidden licences not at all', async () => {
    const customer = await world.customer()
    const reader = await customer.contact({ lastName: 'Manyfold' })
    const productName = unique('Product ')
    for (let n = 0; n < 9; n += 1) {
      await customer.contactWithoutSignIn({ lastName: 'Manyfold' })
      const made = await world.licence(customer.organization, { productName })
      if (n === 0) await hide(made)
    }
    const { licences, contacts } = (await reader.call('search', { q: 'manyfold' })).output
    expect([licences.length, contacts.length]).toEqual([0, 8])
    expect((await reader.call('search', { q: productName })).output.licences).toHaveLength(8)
  })

  test('ACC-17: people who are gone are met after those who are there, by whoever may see them', async () => {
    const customer = await world.customer()
    const lastName = unique('Lorenz')
    const reader = await customer.contact()
    const gone = await customer.contactWithoutSignIn({
      lastName,
      firstName: 'Ada',
      types: ['bill-to'],
      status: 'inactive',
    })
    const there = await customer.contactWithoutSignIn({ lastName, firstName: 'Zoe', types: ['bill-to'] })
    const found = [
      { id: there.contactId, status: 'active' },
      { id: gone.contactId, status: 'inactive' },
    ]
    const { number } = customer.organization
    expect((await reader.call('search', { q: lastName })).output.contacts).toMatchObject(found)
    const staff = await world.staff()
    expect((await staff.call('search', { number, q: lastName })).output.contacts).toMatchObject(found)
    const shipTo = await customer.contact({ types: ['ship-to'] })
    expect((await shipTo.call('search', { q: lastName })).output.contacts).toEqual([])
  })

  test('ACC-6: who may not see licences or people meets none, and strangers meet nothing of the company', async () => {
    const made = await world.licence(acme.organization)
    const hidden = await acme.contactWithoutSignIn({ types: ['bill-to'] })
    const restricted = await acme.contact({ types: ['ship-to'], restricted: true })
    const seen = (await restricted.call('search', { q: made.code })).output
    expect(seen.licences).toEqual([])
    expect((await restricted.call('search', { q: hidden.email })).output.contacts).toEqual([])
    expect((await restricted.call('search', { q: admin.email })).output.contacts).toMatchObject([
      { id: admin.contactId },
    ])
    const stranger = await (await world.customer()).contact()
    expect((await stranger.call('search', { q: made.code })).output).toEqual({
      ...{ licences: [], contacts: [], quotes: [], orders: [] },
    })
    expect((await stranger.call('search', { number: acme.organization.number, q: made.code })).status).toBe(404)
  })
})
