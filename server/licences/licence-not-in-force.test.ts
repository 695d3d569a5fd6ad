import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type StaffPersona, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
let customer: Customer
let ana: ContactPersona
let operator: StaffPersona

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  customer = await world.customer()
  ana = await customer.contact({ types: ['ship-to'] })
  operator = await world.staff({ roles: ['licensing-operator'] })
})

/** An allocation of a licence that was in force when it was made, and is no longer. */
async function allocatedThen(change: ReturnType<typeof sql>) {
  const licence = await world.licence(customer.organization, { startsOn: '2026-01-01' })
  const host = { hostIdType: 'hostname', hostId: 'srv-old', quantity: 5 }
  const { output } = await ana.call('allocateLicence', { licenceId: licence.id, ...host })
  await portal.rows(sql`update licences set ${change} where id = ${licence.id}`)
  return { allocationId: output.id, licence }
}

const to = { hostIdType: 'hostname', hostId: 'srv-new' }

test.each([
  ['licence-ended', sql`ends_on = '2026-11-14'`],
  ['licence-not-started', sql`starts_on = '2026-12-24'`],
  ['licence-rescinded', sql`status = 'rescinded', rescinded_at = fulfilled_at, rescinded_reason = 'Split.'`],
  ['licence-on-hold', sql`status = 'on-hold'`],
])(
  'LIC-8: whatever issues a file is refused while the licence is not in force (%s), and nothing is changed',
  async (code, change) => {
    const { allocationId, licence } = await allocatedThen(change)
    const { number } = customer.organization
    const answers = await Promise.all([
      ana.call('previewReallocation', { allocationId, ...to }),
      ana.call('reallocateLicence', { allocationId, ...to, oldFileRemoved: true }),
      ana.call('changeFeatures', { allocationId, features: [] }),
      operator.call('reissueFile', { number, allocationId, reason: 'Test' }),
    ])
    expect(answers.map((answer) => [answer.status, answer.problem.code])).toEqual(answers.map(() => [409, code]))
    const [left] = await portal.rows(sql`
    select (select count(*) from allocations where licence_id = ${licence.id}) as allocations,
      (select count(*) from licence_files where licence_id = ${licence.id} and status = 'good') as files`)
    expect(left).toEqual({ allocations: 1, files: 1 })
  },
)

test('LIC-11: the preview of a move refuses what the move would refuse', async () => {
  portal.clock.set('2026-11-17T09:00:00Z')
  const early = await customer.contact({ types: ['ship-to'] })
  const licence = await world.licence(customer.organization, { movesPerYear: 0 })
  const allocate = (hostId: string) =>
    early.call('allocateLicence', { licenceId: licence.id, hostIdType: 'hostname', hostId, quantity: 1 })
  const { id: allocationId } = (await allocate('srv-1')).output
  await allocate('srv-2')
  portal.clock.set('2026-11-19T09:00:00Z')
  const late = await customer.contact({ types: ['ship-to'] })
  const preview = async (hostId: string) =>
    (await late.call('previewReallocation', { allocationId, hostIdType: 'hostname', hostId })).problem.code
  expect(await preview('srv-1')).toBe('same-host')
  expect(await preview('srv-2')).toBe('host-already-holds')
  expect(await preview('srv-3')).toBe('move-limit-reached')
  await late.call('returnAllocation', { allocationId, quantity: 1, oldFileRemoved: true })
  expect(await preview('srv-3')).toBe('allocation-not-active')
})

test('a request that is no JSON is refused as unreadable, in the caller’s language', async () => {
  const response = await portal.app.inject({
    method: 'POST',
    url: '/v1/sign-in',
    headers: { 'content-type': 'application/json', 'accept-language': 'es' },
    payload: '{"loginId": "ana", ',
  })
  expect(response.json()).toMatchObject({ status: 400, code: 'unreadable-request' })
  expect(response.json().detail).toContain('No hemos podido leer')
})
