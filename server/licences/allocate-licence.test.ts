import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { makeLicence } from '../../testing/licences.ts'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
})

test('LIC-4: an unrestricted contact allocates part of a licence and gets the file, its audit row and its job', async () => {
  const customer = await world.customer({ name: 'Acme' })
  const ana = await customer.contact({ types: ['ship-to'] })
  const licence = await makeLicence(portal, customer.organization)
  const made = await ana.call('allocateLicence', {
    licenceId: licence.id,
    hostIdType: 'hostname',
    hostId: 'srv-lic-01',
    quantity: 50,
  })
  expect(made).toMatchObject({ status: 200, body: { quantity: 50, hostId: 'srv-lic-01', status: 'active' } })
  const read = await ana.call('readLicence', { licenceId: licence.id })
  expect(read.body).toMatchObject({ allocatedQuantity: 50, quantity: 100, actions: { allocate: null } })
  const audit = await portal.rows(
    sql`select action, actor_name, after from audit_events where licence_id = ${licence.id}`,
  )
  expect(audit).toMatchObject([
    { action: 'licence.allocated', actor_name: ana.name, after: { hostId: 'srv-lic-01', quantity: 50 } },
  ])
  expect((await portal.runJobs()).map((job) => job.kind)).toContain('sign-licence-file')
})
