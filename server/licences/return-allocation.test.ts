import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
let customer: Customer
let ana: ContactPersona

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  customer = await world.customer()
  ana = await customer.contact({ types: ['ship-to'] })
})

async function allocated(options: Parameters<World['licence']>[1] = {}, quantity = 50) {
  const licence = await world.licence(customer.organization, options)
  const host = { hostIdType: 'hostname', hostId: 'srv-old', quantity }
  const made = await ana.call('allocateLicence', { licenceId: licence.id, ...host })
  return { licence, allocation: made.output }
}

const giveBack = (allocationId: string, quantity: number) =>
  ana.call('returnAllocation', { allocationId, quantity, oldFileRemoved: true })

test('LIC-12: returning all frees the seats at once, revokes the file and moves no maintenance date', async () => {
  const { licence, allocation } = await allocated({ maintenanceEndsOn: '2027-03-31' })
  expect((await giveBack(allocation.id, 50)).output).toMatchObject({
    status: 'returned',
    files: [{ status: 'revoked' }],
  })
  const page = (await ana.call('readLicence', { licenceId: licence.id })).output
  expect(page).toMatchObject({ allocatedQuantity: 0, maintenanceEndsOn: '2027-03-31' })
  const [event] = await portal.rows(sql`
    select action, before, after from audit_events where licence_id = ${licence.id} and action like 'licence.returned'`)
  expect(event).toMatchObject({ before: { quantity: 50 }, after: { quantity: 0, hostId: 'srv-old' } })
})

test('LIC-12: returning a part re-issues a smaller file and revokes the larger one', async () => {
  const { licence, allocation } = await allocated()
  const { output } = await giveBack(allocation.id, 20)
  expect(output).toMatchObject({ status: 'active', quantity: 30 })
  expect(output.files.map((file) => file.status).sort()).toEqual(['good', 'revoked'])
  const good = output.files.find((file) => file.status === 'good')
  const { content } = (await ana.call('downloadLicenceFile', { fileId: good?.id })).output
  const payload = JSON.parse(
    Buffer.from(content.trim().split('\n').at(-1)?.split('.')[1] ?? '', 'base64url').toString(),
  )
  expect(payload).toMatchObject({ quantity: 30, sub: licence.code })
  expect((await ana.call('readLicence', { licenceId: licence.id })).output.allocatedQuantity).toBe(30)
})

test('LIC-12: a revoked file can still be downloaded, byte for byte', async () => {
  const { allocation } = await allocated()
  const fileId = allocation.files[0]?.id
  const before = (await ana.call('downloadLicenceFile', { fileId })).output.content
  await giveBack(allocation.id, 50)
  expect((await ana.call('downloadLicenceFile', { fileId })).output.content).toBe(before)
})

test('LIC-12: more than there is, a part of a whole-only product, twice, and without attestation are refused', async () => {
  const { allocation } = await allocated()
  expect((await giveBack(allocation.id, 51)).faults).toEqual(['quantity: too-big'])
  expect((await ana.call('returnAllocation', { allocationId: allocation.id, quantity: 1 })).faults).toEqual([
    'oldFileRemoved: required',
  ])
  await giveBack(allocation.id, 50)
  expect((await giveBack(allocation.id, 50)).problem).toMatchObject({ status: 409, code: 'allocation-not-active' })
  const whole = await allocated({ quantity: 8, partialAllocation: false }, 8)
  expect((await giveBack(whole.allocation.id, 3)).problem.code).toBe('whole-licence-only')
  expect((await giveBack(whole.allocation.id, 8)).status).toBe(200)
})

test('LIC-12: an ended licence may be given back; a rescinded one is only read', async () => {
  const { licence, allocation } = await allocated({ startsOn: '2026-01-01', endsOn: '2026-12-31' })
  await portal.rows(sql`update licences set ends_on = '2026-10-31' where id = ${licence.id}`)
  expect((await giveBack(allocation.id, 10)).status).toBe(200)
  await portal.rows(
    sql`update licences set status = 'rescinded', rescinded_at = now(), rescinded_reason = 'Split.' where id = ${licence.id}`,
  )
  expect((await giveBack(allocation.id, 10)).problem).toMatchObject({ status: 409, code: 'licence-rescinded' })
})

test('LIC-4: changing features issues a new file and supersedes the former, without a move', async () => {
  const { licence, allocation } = await allocated({ features: ['core'], choosableFeatures: ['backup'] })
  const { output } = await ana.call('changeFeatures', { allocationId: allocation.id, features: ['backup'] })
  expect(output.features).toEqual(['core', 'backup'])
  expect(output.files.map((file) => file.status).sort()).toEqual(['good', 'superseded'])
  expect((await ana.call('readLicence', { licenceId: licence.id })).output.moves.used).toBe(0)
  const refused = await ana.call('changeFeatures', { allocationId: allocation.id, features: ['gold'] })
  expect(refused.faults).toEqual(['features: feature-not-offered'])
  await giveBack(allocation.id, 50)
  const ended = await ana.call('changeFeatures', { allocationId: allocation.id, features: [] })
  expect(ended.problem.code).toBe('allocation-not-active')
})

test('LIC-11: staff re-issue a file for a mistake of ours with a reason; customers may not', async () => {
  const { licence, allocation } = await allocated()
  const operator = await world.staff({ roles: ['licensing-operator'] })
  const wanted = { number: customer.organization.number, allocationId: allocation.id, reason: 'Wrong product name' }
  expect((await ana.call('reissueFile', wanted)).problem).toMatchObject({ status: 403, code: 'not-allowed' })
  const actionsFor = async (reader: typeof ana | typeof operator) => {
    const read = await reader.call('readLicence', { number: wanted.number, licenceId: licence.id })
    return read.output.allocations[0]?.actions
  }
  expect(await actionsFor(ana)).toMatchObject({ reissue: 'not-allowed', makeException: 'not-allowed' })
  expect(await actionsFor(operator)).toMatchObject({ reissue: null, makeException: null })
  const { output } = await operator.call('reissueFile', wanted)
  expect(output.files.map((file) => file.status).sort()).toEqual(['good', 'superseded'])
  expect((await ana.call('readLicence', { licenceId: licence.id })).output.moves).toMatchObject({
    used: 0,
    history: [],
  })
})

test('LIC-12: hiding only changes the view, and can be undone', async () => {
  const licence = await world.licence(customer.organization)
  const ids = async (view: string) =>
    (await ana.call('listLicences', { view, limit: 100 })).output.items.map((one) => one.id)
  expect((await ana.call('hideLicence', { licenceId: licence.id })).output.hidden).toBe(true)
  expect(await ids('all')).not.toContain(licence.id)
  expect(await ids('hidden')).toContain(licence.id)
  expect((await ana.call('unhideLicence', { licenceId: licence.id })).output.hidden).toBe(false)
  expect(await ids('all')).toContain(licence.id)
  const operator = await world.staff({ roles: ['licensing-operator'] })
  const byStaff = await operator.call('hideLicence', { number: customer.organization.number, licenceId: licence.id })
  expect(byStaff.problem).toMatchObject({ status: 403, code: 'not-allowed' })
})
