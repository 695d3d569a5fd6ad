import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { fileStatus, readStatusList } from '../../licence-file/status-list.ts'
import { newTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type Customer, type World, worldOf } from '../../testing/world.ts'
import { publishedKeys } from './published-keys.ts'

let portal: TestPortal
let world: World
let customer: Customer

beforeAll(async () => {
  portal = await newTestPortal()
  world = worldOf(portal)
  customer = await world.customer({ name: 'Norte Systems' })
  return () => portal.close()
})

/** Somebody whose session is young at whatever time it is now. */
const awake = () => customer.contact({ types: ['ship-to'] })

async function allocated(options: Parameters<World['licence']>[1] = {}, quantity = 50) {
  const licence = await world.licence(customer.organization, options)
  const contact = await awake()
  const made = await contact.call('allocateLicence', {
    licenceId: licence.id,
    hostIdType: 'hostname',
    hostId: 'srv-old',
    quantity,
  })
  return { licence, allocation: made.output, contact }
}

const to = (hostId: string) => ({ hostIdType: 'hostname', hostId, oldFileRemoved: true })

test('LIC-11: a move revokes the old file and issues the new one in one step, for the same quantity', async () => {
  const { licence, allocation, contact } = await allocated()
  portal.clock.advance({ seconds: 1 })
  const { output } = await contact.call('reallocateLicence', { allocationId: allocation.id, ...to('srv-new') })
  expect(output).toMatchObject({ hostId: 'srv-new', quantity: 50, status: 'active', previousId: allocation.id })
  const page = (await contact.call('readLicence', { licenceId: licence.id })).output
  expect(page.allocatedQuantity).toBe(50)
  const old = page.allocations.find((one) => one.id === allocation.id)
  expect(old).toMatchObject({
    status: 'reallocated',
    files: [{ status: 'revoked' }],
    actions: { reallocate: 'allocation-not-active' },
  })
  const trail = (await contact.call('listLicenceEvents', { licenceId: licence.id })).output.items
  expect(trail[0]).toMatchObject({
    action: 'licence.reallocated',
    before: { hostId: 'srv-old' },
    after: { hostId: 'srv-new' },
  })
})

test('LIC-9: the old file stands as revoked in the signed status list within a minute', async () => {
  const { allocation, contact } = await allocated()
  const [{ list, idx } = { list: 0, idx: 0 }] = await portal.rows<{ list: number; idx: number }>(sql`
    select status_list as list, status_index as idx from licence_files where id = ${allocation.files[0]?.id}`)
  const statusNow = async () => {
    const response = await portal.app.inject({ url: `/status-lists/${list}`, headers: { host: 'localhost' } })
    expect(response.headers['content-type']).toBe('application/statuslist+jwt')
    const reading = readStatusList(response.body, publishedKeys(portal.house.signer))
    if (!reading.ok) throw new Error(reading.reason)
    expect(reading.list.uri).toBe(`http://localhost/status-lists/${list}`)
    return reading.list.statusAt(idx)
  }
  expect(await statusNow()).toBe(fileStatus.good)
  await contact.call('reallocateLicence', { allocationId: allocation.id, ...to('srv-new') })
  portal.clock.advance({ seconds: 59 })
  expect(await statusNow()).toBe(fileStatus.revoked)
  expect((await portal.app.inject({ url: '/status-lists/999' })).statusCode).toBe(404)
  expect((await portal.app.inject({ url: '/status-lists/0' })).statusCode).toBe(404)
})

test('LIC-11: a move within 24 hours of binding is a correction and costs nothing, chained corrections end with that day', async () => {
  portal.clock.set('2026-11-17T09:00:00Z')
  const { licence, allocation } = await allocated({ movesPerYear: 1 })
  portal.clock.set('2026-11-18T08:59:59Z')
  const second = await (await awake()).call('reallocateLicence', { allocationId: allocation.id, ...to('srv-2') })
  const page = (await (await awake()).call('readLicence', { licenceId: licence.id })).output
  expect(page.moves).toMatchObject({
    limit: 1,
    used: 0,
    nextOn: null,
    history: [{ kind: 'correction', counted: false }],
  })
  portal.clock.set('2026-11-18T09:00:01Z')
  const late = await awake()
  const third = await late.call('reallocateLicence', { allocationId: second.output.id, ...to('srv-3') })
  expect((await late.call('readLicence', { licenceId: licence.id })).output.moves).toMatchObject({ used: 1 })
  const fourth = await late.call('reallocateLicence', { allocationId: third.output.id, ...to('srv-4') })
  expect(fourth.output.hostId).toBe('srv-4')
})

test('LIC-11: a used-up budget refuses with the day of the next move, and gives it on that day', async () => {
  portal.clock.set('2026-11-17T09:00:00Z')
  const { licence, allocation } = await allocated({ movesPerYear: 1 })
  portal.clock.set('2026-11-20T09:00:00Z')
  const moved = await (await awake()).call('reallocateLicence', { allocationId: allocation.id, ...to('srv-2') })
  portal.clock.set('2026-11-25T09:00:00Z')
  const contact = await awake()
  const refused = await contact.call('reallocateLicence', { allocationId: moved.output.id, ...to('srv-3') })
  expect(refused.problem).toMatchObject({
    status: 409,
    code: 'move-limit-reached',
    facts: { limit: 1, day: '2027-11-21' },
  })
  expect(refused.problem.detail).toContain('21 Nov 2027')
  expect((await contact.call('readLicence', { licenceId: licence.id })).output.moves).toMatchObject({
    used: 1,
    nextOn: '2027-11-21',
  })
  portal.clock.set('2027-11-21T00:00:00Z')
  const later = await (await awake()).call('reallocateLicence', { allocationId: moved.output.id, ...to('srv-3') })
  expect(later.status).toBe(200)
})

test('LIC-11: allocating elsewhere what was returned in the last 30 days counts; after that, or on the same host, it does not', async () => {
  portal.clock.set('2026-11-17T09:00:00Z')
  const { licence, allocation, contact } = await allocated({ quantity: 50, movesPerYear: 1 }, 50)
  await contact.call('returnAllocation', { allocationId: allocation.id, quantity: 50, oldFileRemoved: true })
  const host = (hostId: string) => ({ licenceId: licence.id, hostIdType: 'hostname', hostId, quantity: 50 })
  expect((await contact.call('previewAllocation', host('srv-old'))).output.countsAsMove).toBe(false)
  expect((await contact.call('previewAllocation', host('srv-else'))).output.countsAsMove).toBe(true)
  const again = await contact.call('allocateLicence', host('srv-else'))
  expect((await contact.call('readLicence', { licenceId: licence.id })).output.moves).toMatchObject({
    used: 1,
    history: [{ kind: 'allocation-after-return', counted: true, fromHostId: 'srv-old', toHostId: 'srv-else' }],
  })
  await contact.call('returnAllocation', { allocationId: again.output.id, quantity: 50, oldFileRemoved: true })
  expect((await contact.call('allocateLicence', host('srv-third'))).problem.code).toBe('move-limit-reached')
  portal.clock.set('2026-12-18T09:00:01Z')
  expect((await (await awake()).call('allocateLicence', host('srv-third'))).status).toBe(200)
})

test('LIC-11: seats that nobody returned are used before returned ones, so a fresh allocation costs nothing', async () => {
  const { licence, allocation, contact } = await allocated({ quantity: 100, movesPerYear: 1 }, 50)
  await contact.call('returnAllocation', { allocationId: allocation.id, quantity: 50, oldFileRemoved: true })
  const host = { licenceId: licence.id, hostIdType: 'hostname', hostId: 'srv-fresh' }
  await contact.call('allocateLicence', { ...host, quantity: 50 })
  expect((await contact.call('readLicence', { licenceId: licence.id })).output.moves).toMatchObject({
    used: 0,
    history: [],
  })
})

test('LIC-11: staff may make an exception with a reason, which is kept; customers have no such field', async () => {
  portal.clock.set('2026-11-17T09:00:00Z')
  const { licence, allocation } = await allocated({ movesPerYear: 0 })
  portal.clock.set('2026-11-20T09:00:00Z')
  const contact = await awake()
  const operator = await world.staff({ roles: ['licensing-operator'] })
  const wanted = { allocationId: allocation.id, ...to('srv-x') }
  expect((await contact.call('reallocateLicence', wanted)).problem.code).toBe('move-limit-reached')
  expect((await contact.call('reallocateLicence', { ...wanted, exceptionReason: 'Fire' })).faults).toEqual([
    'exceptionReason: unknown-field',
  ])
  const { number } = customer.organization
  const { oldFileRemoved: _, ...host } = wanted
  const asException = { ...host, exception: 'on' }
  expect((await contact.call('previewReallocation', asException)).faults).toEqual(['exception: unknown-field'])
  expect((await operator.call('previewReallocation', { number, ...host })).problem.code).toBe('move-limit-reached')
  const foreseen = await operator.call('previewReallocation', { number, ...asException })
  expect(foreseen.output).toMatchObject({ hostId: 'srv-x', countsAsMove: false })
  const moved = await operator.call('reallocateLicence', {
    number,
    ...wanted,
    exceptionReason: 'Fire in the data centre',
  })
  expect(moved.output.hostId).toBe('srv-x')
  expect((await contact.call('readLicence', { licenceId: licence.id })).output.moves).toMatchObject({ used: 0 })
  const trail = (await contact.call('listLicenceEvents', { licenceId: licence.id })).output.items
  expect(trail[0]).toMatchObject({ actorKind: 'staff', reason: 'Fire in the data centre' })
})

test('LIC-11: the move is refused for the same host, a host that holds some already, an ended allocation, and without attestation', async () => {
  const { licence, allocation, contact } = await allocated()
  await contact.call('allocateLicence', {
    licenceId: licence.id,
    hostIdType: 'hostname',
    hostId: 'srv-taken',
    quantity: 1,
  })
  const move = (input: object) =>
    contact.call('reallocateLicence', { allocationId: allocation.id, ...to('srv-y'), ...input })
  expect((await move({ hostId: 'srv-old' })).problem).toMatchObject({ status: 409, code: 'same-host' })
  expect((await move({ hostId: 'srv-taken' })).problem).toMatchObject({ status: 409, code: 'host-already-holds' })
  expect((await move({ oldFileRemoved: false })).faults).toEqual(['oldFileRemoved: not-confirmed'])
  await contact.call('returnAllocation', { allocationId: allocation.id, quantity: 50, oldFileRemoved: true })
  const ended = await move({})
  expect(ended.problem).toMatchObject({ status: 409, code: 'allocation-not-active' })
  expect(ended.problem.detail).toContain('was returned on')
})

test('ACC-7: nobody moves an allocation of another organization, and it reads like one that does not exist', async () => {
  const { allocation } = await allocated()
  const stranger = await (await world.customer()).contact({ types: ['administrator'] })
  const theirs = await stranger.call('reallocateLicence', { allocationId: allocation.id, ...to('srv-y') })
  const missing = await stranger.call('reallocateLicence', {
    allocationId: '00000000-0000-4000-8000-000000000000',
    ...to('srv-y'),
  })
  expect(theirs.status).toBe(404)
  expect({ ...theirs.problem, requestId: '' }).toEqual({ ...missing.problem, requestId: '' })
  const agent = await world.staff({ roles: ['customer-service'] })
  const { number } = customer.organization
  const asAgent = await agent.call('reallocateLicence', { number, allocationId: allocation.id, ...to('srv-y') })
  expect(asAgent.problem).toMatchObject({ status: 403, code: 'not-allowed' })
})
