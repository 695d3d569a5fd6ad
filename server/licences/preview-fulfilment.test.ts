import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type StaffPersona, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
let operator: StaffPersona
let sku: string

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  operator = await world.staff({ roles: ['licensing-operator'] })
  const other = await world.customer()
  sku = (await world.licence(other.organization)).sku
})

const linesOf = (organizationId: string) =>
  portal.rows(sql`
    select from licences where organization_id = ${organizationId}
    union all select from letters where organization_id = ${organizationId}
    union all select from invitations where organization_id = ${organizationId}`)

test('LIC-2: before anything is made one reads what it would be and who would be told, exactly as it then comes', async () => {
  const customer = await world.customer()
  const { number, id } = customer.organization
  const ana = await customer.contact({ types: ['ship-to'] })
  await customer.contact({ types: ['administrator'] })
  const order = { number, orderNumber: unique('SO-'), orderLine: 1, sku: sku.toLowerCase(), quantity: 25 }
  const { output } = await operator.call('previewFulfilment', order)
  expect(output.former).toBeNull()
  expect(output.licence).toMatchObject({ sku, quantity: 25, startsOn: '2026-11-16', maintenanceEndsOn: '2027-11-15' })
  expect(output.tells).toEqual([{ id: ana.contactId, name: ana.name, email: ana.email, invited: false }])
  expect(await linesOf(id)).toEqual([])
  const made = (await operator.call('fulfilOrderLine', order)).output
  expect(made.told).toEqual(output.tells)
  expect(made.licence).toMatchObject({ startsOn: output.licence?.startsOn, endsOn: output.licence?.endsOn })
  const again = (await operator.call('previewFulfilment', order)).output
  expect(again).toEqual({ former: { id: made.licence.id, code: made.licence.code }, licence: null, tells: [] })
})

test('LIC-2: where nobody of the company can sign in yet, the preview says who would be invited', async () => {
  const customer = await world.customer()
  const first = await customer.contactWithoutSignIn({ types: ['administrator'] })
  const order = { number: customer.organization.number, orderNumber: unique('SO-'), orderLine: 1, sku, quantity: 5 }
  const { tells } = (await operator.call('previewFulfilment', order)).output
  expect(tells).toEqual([{ id: first.contactId, name: first.name, email: first.email, invited: true }])
})

test('LIC-2: the preview refuses what fulfilling would refuse', async () => {
  const customer = await world.customer()
  const order = { number: customer.organization.number, orderNumber: unique('SO-'), orderLine: 1, sku, quantity: 5 }
  expect((await operator.call('previewFulfilment', { ...order, sku: 'NO-SUCH' })).faults).toEqual(['sku: sku-unknown'])
  expect((await operator.call('previewFulfilment', { ...order, quantity: 0 })).faults).toEqual(['quantity: too-small'])
  const never = await operator.call('previewFulfilment', { ...order, startsOn: '2026-02-30' })
  expect(never.faults).toEqual(['startsOn: not-a-day'])
  const retired = (await world.licence(customer.organization)).sku
  await portal.rows(sql`update skus set status = 'retired' where code = ${retired}`)
  expect((await operator.call('previewFulfilment', { ...order, sku: retired })).problem.code).toBe('sku-not-sold')
  await operator.call('fulfilOrderLine', order)
  expect((await operator.call('previewFulfilment', { ...order, quantity: 6 })).problem.code).toBe('order-line-differs')
})

test('LIC-2: only licensing operators look; a customer and other staff are refused', async () => {
  const customer = await world.customer()
  const order = { number: customer.organization.number, orderNumber: unique('SO-'), orderLine: 1, sku, quantity: 5 }
  const agent = await world.staff({ roles: ['customer-service'] })
  const ana = await customer.contact({ types: ['administrator'] })
  for (const one of [agent, ana])
    expect((await one.call('previewFulfilment', order)).problem).toMatchObject({ status: 403, code: 'not-allowed' })
})
