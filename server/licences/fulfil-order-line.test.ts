import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type StaffPersona, type World, worldOf } from '../../testing/world.ts'
import { isLicenceCode } from '../../values/ids.ts'

let portal: TestPortal
let world: World
let operator: StaffPersona
let sku: string

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  operator = await world.staff({ roles: ['licensing-operator'] })
  const other = await world.customer()
  sku = (await world.licence(other.organization, { features: ['core'], choosableFeatures: ['backup'] })).sku
})

const lettersOf = (organizationId: string) =>
  portal.rows<{ kind: string; recipient_email: string; body_text: string; language: string }>(
    sql`select kind, recipient_email, body_text, language from letters where organization_id = ${organizationId}`,
  )

test('LIC-2: fulfilling an order line makes a licence with a checked code and mails it with a link to allocating', async () => {
  const customer = await world.customer()
  const { number } = customer.organization
  const ana = await customer.contact({ types: ['ship-to'], language: 'es' })
  await customer.contact({ types: ['bill-to'] })
  const { output } = await operator.call('fulfilOrderLine', {
    number,
    orderNumber: unique('SO-'),
    orderLine: 1,
    sku,
    quantity: 250,
    purchaseOrderNumber: 'PO-77',
  })
  expect(output).toMatchObject({
    repeated: false,
    told: [{ id: ana.contactId, email: ana.email, invited: false }],
    licence: { quantity: 250, startsOn: '2026-11-16', endsOn: null, maintenanceEndsOn: '2027-11-15', status: 'active' },
  })
  expect(isLicenceCode(output.licence.code)).toBe(true)
  const letters = await lettersOf(customer.organization.id)
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({ kind: 'licence-fulfilled', recipient_email: ana.email, language: 'es' })
  expect(letters[0]?.body_text).toContain(output.licence.code)
  expect(letters[0]?.body_text).toContain(`/o/${number}/licences/${output.licence.id}/allocate`)
  const read = await ana.call('readLicence', { licenceId: output.licence.id })
  expect(read.output.features).toEqual([
    { code: 'core', name: expect.any(String), choosable: false },
    { code: 'backup', name: expect.any(String), choosable: true },
  ])
})

test('LIC-2: where nobody of the company can sign in yet, the same mail invites and goes on to allocating', async () => {
  const customer = await world.customer()
  const first = await customer.contactWithoutSignIn({ types: ['administrator'] })
  const { output } = await operator.call('fulfilOrderLine', {
    number: customer.organization.number,
    orderNumber: unique('SO-'),
    orderLine: 1,
    sku,
    quantity: 5,
  })
  expect(output.told).toEqual([{ id: first.contactId, name: first.name, email: first.email, invited: true }])
  const letters = await lettersOf(customer.organization.id)
  expect(letters).toHaveLength(1)
  expect(letters[0]?.body_text).toMatch(/\/en\/invitation\/[\w-]{43}/)
  const invitations = await portal.rows(
    sql`select contact_id, continue_to, used_at from invitations where organization_id = ${customer.organization.id}`,
  )
  expect(invitations).toEqual([
    {
      contact_id: first.contactId,
      continue_to: `/o/${customer.organization.number}/licences/${output.licence.id}/allocate`,
      used_at: null,
    },
  ])
})

test('LIC-2: fulfilling the same order line twice, even at the same moment, makes one licence and one letter', async () => {
  const customer = await world.customer()
  await customer.contact({ types: ['administrator'] })
  const order = { number: customer.organization.number, orderNumber: unique('SO-'), orderLine: 3, sku, quantity: 10 }
  const answers = await Promise.all(Array.from({ length: 8 }, () => operator.call('fulfilOrderLine', order)))
  expect(new Set(answers.map((one) => one.output.licence.id)).size).toBe(1)
  expect(answers.filter((one) => !one.output.repeated)).toHaveLength(1)
  expect(await lettersOf(customer.organization.id)).toHaveLength(1)
  const other = await operator.call('fulfilOrderLine', { ...order, quantity: 11 })
  expect(other.problem).toMatchObject({ code: 'order-line-differs', status: 409 })
})

test('LIC-2: an unknown or retired SKU is refused at the field, and nothing is made', async () => {
  const customer = await world.customer()
  const order = { number: customer.organization.number, orderNumber: unique('SO-'), orderLine: 1, quantity: 10 }
  expect((await operator.call('fulfilOrderLine', { ...order, sku: 'NO-SUCH' })).faults).toEqual(['sku: sku-unknown'])
  const retired = (await world.licence(customer.organization)).sku
  await portal.rows(sql`update skus set status = 'retired' where code = ${retired}`)
  expect((await operator.call('fulfilOrderLine', { ...order, sku: retired })).problem.code).toBe('sku-not-sold')
  expect(await portal.rows(sql`select from licences where order_number = ${order.orderNumber}`)).toEqual([])
})

test('LIC-2: only licensing operators fulfil; a customer and other staff are refused', async () => {
  const customer = await world.customer()
  const order = { number: customer.organization.number, orderNumber: unique('SO-'), orderLine: 1, sku, quantity: 10 }
  const agent = await world.staff({ roles: ['customer-service'] })
  const ana = await customer.contact({ types: ['administrator'] })
  expect((await agent.call('fulfilOrderLine', order)).problem).toMatchObject({ status: 403, code: 'not-allowed' })
  expect((await ana.call('fulfilOrderLine', order)).problem).toMatchObject({ status: 403, code: 'not-allowed' })
})

test('staff find a licence by its code in any spelling, by order number, and page through the newest', async () => {
  const customer = await world.customer({ name: 'Findable' })
  const made = await Promise.all([1, 2, 3].map(() => world.licence(customer.organization)))
  const [first] = made
  const byCode = await operator.call('findLicences', { code: first?.code.toLowerCase().replaceAll('-', ' ') })
  expect(byCode.output.items.map((one) => one.id)).toEqual([first?.id])
  expect(byCode.output.items[0]?.organization.name).toBe('Findable')
  const byOrder = await operator.call('findLicences', { orderNumber: first?.orderNumber })
  expect(byOrder.output.items.map((one) => one.id)).toEqual([first?.id])
  const page = await operator.call('findLicences', { limit: 2 })
  const following = await operator.call('findLicences', { limit: 2, after: page.output.next })
  const shown = [...page.output.items, ...following.output.items].map((one) => one.id)
  expect(new Set(shown).size).toBe(4)
  expect((await operator.call('findLicences', { code: 'AAAAA-AAAAA-AAAAB' })).faults).toEqual(['code: not-a-code'])
  const ana = await customer.contact()
  expect((await ana.call('findLicences', {})).status).toBe(403)
})
