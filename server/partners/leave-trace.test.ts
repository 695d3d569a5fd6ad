import sql from 'sql-template-tag'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let partner: Partner
let seller: ContactPersona
let acme: Customer
let bolt: Customer
let admin: ContactPersona
let licenceId: string

beforeAll(() => portal.clock.set(startOfTests))
beforeEach(async () => {
  portal.clock.set(startOfTests)
  partner = await world.partner({ name: 'Nube' })
  seller = await partner.person({ firstName: 'Eva', lastName: 'Sales' })
  acme = await world.customer()
  bolt = await world.customer()
  admin = await acme.contact()
  licenceId = (await world.licence(acme.organization)).id
  await world.licence(bolt.organization)
  for (const customer of [acme, bolt]) await world.grant(customer, partner)
})

/** Rows of a customer's trail about partners' looking, as its administrator reads them. */
async function trail(customer: Customer) {
  const { items } = (await (await customer.contact()).call('listAuditEvents', { action: 'partner.viewed' })).output
  return items.map(({ actor, subject, views, address }) => ({ by: actor.name, partner: subject.label, views, address }))
}

const eva = (views: number) => ({
  by: 'Eva Sales',
  partner: `Nube (${partner.organization.number})`,
  views,
  address: null,
})

test('PAR-9: opening a customer or a licence leaves one row per person, customer and day, with a count', async () => {
  const customerNumber = acme.organization.number
  await seller.call('readCustomer', { customerNumber })
  await seller.call('readCustomer', { customerNumber })
  await seller.call('readSharedLicence', { customerNumber, licenceId })
  expect(await trail(acme)).toEqual([eva(3)])
  expect(await trail(bolt)).toEqual([])
  const other = await partner.person({ firstName: 'Leo', lastName: 'Sales' })
  portal.clock.advance({ minutes: 1 })
  await other.call('readCustomer', { customerNumber })
  expect(await trail(acme)).toHaveLength(2)
  portal.clock.set('2026-11-17T00:00:00Z')
  const session = await world.session(seller.userId)
  await portal.visit(session).call('readCustomer', { number: partner.organization.number, customerNumber })
  expect(await trail(acme)).toEqual([eva(1), { ...eva(1), by: 'Leo Sales' }, eva(3)])
})

test('PAR-9: a page of the licence list counts once for each customer that it shows, however many licences', async () => {
  await world.licence(acme.organization)
  await seller.call('listSharedLicences')
  await seller.call('listSharedLicences', { customer: acme.organization.number })
  expect(await trail(acme)).toEqual([eva(2)])
  expect(await trail(bolt)).toEqual([eva(1)])
})

test('PAR-9: searching, tasks, taking note and what was refused are no views', async () => {
  await seller.call('searchCustomers')
  await seller.call('listCustomerTasks')
  await seller.call('noticeCustomer', { customerNumber: acme.organization.number })
  const hidden = await world.customer()
  await seller.call('readCustomer', { customerNumber: hidden.organization.number })
  await seller.call('readSharedLicence', { customerNumber: bolt.organization.number, licenceId })
  for (const customer of [acme, bolt, hidden]) expect(await trail(customer)).toEqual([])
})

test('PAR-9: many who look at once are all counted', async () => {
  const customerNumber = acme.organization.number
  const looks = Array.from({ length: 10 }, () => seller.call('readCustomer', { customerNumber }))
  const lists = Array.from({ length: 10 }, () => seller.call('listSharedLicences'))
  for (const { status } of await Promise.all([...looks, ...lists])) expect(status).toBe(200)
  expect(await trail(acme)).toEqual([eva(20)])
  expect(await trail(bolt)).toEqual([eva(10)])
  const rows = await portal.rows(
    sql`select 1 from audit_events where organization_id = ${acme.organization.id} and action = 'partner.viewed'`,
  )
  expect(rows).toHaveLength(1)
})

test('ACC-18, PAR-9: the exported trail has the count; where the partner’s people work from is told to the vendor only', async () => {
  await seller.call('readCustomer', { customerNumber: acme.organization.number })
  const { content } = (await admin.call('exportAuditEvents', { action: 'partner.viewed', header: 'machine' })).output
  expect(content).toContain('views')
  expect(content).not.toContain('127.0.0.1')
  const staff = await world.staff({ roles: ['customer-service'] })
  const given = { number: acme.organization.number, action: 'partner.viewed' }
  const { items } = (await staff.call('listAuditEvents', given)).output
  expect(items).toMatchObject([{ action: 'partner.viewed', views: 1, address: '127.0.0.1' }])
})

test('ACC-16, PAR-9: staff who look as somebody of the partner read the same, and are no view by the partner', async () => {
  const person = await partner.person({ types: ['administrator'], roles: ['sales'] })
  const agent = await world.staff({ roles: ['customer-service'] })
  const { number } = partner.organization
  const begun = await agent.call('startViewAs', { number, contactId: person.contactId, reason: 'Sees no customers' })
  expect(begun.status).toBe(200)
  const customerNumber = acme.organization.number
  expect((await agent.call('readCustomer', { number, customerNumber })).output.name).toBe(acme.organization.name)
  expect((await agent.call('listSharedLicences', { number })).output.items).toHaveLength(2)
  expect((await agent.call('noticeCustomer', { number, customerNumber })).problem.code).toBe('view-as-read-only')
  expect(await trail(acme)).toEqual([])
})
