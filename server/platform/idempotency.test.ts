import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'
import { tidyKeysJob } from './tidy-keys.job.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

async function licenceOf100() {
  const customer = await world.customer()
  const licence = await world.licence(customer.organization, { quantity: 100 })
  const input = { licenceId: licence.id, hostIdType: 'hostname', hostId: 'srv-1', quantity: 10 }
  return { customer, licence, input, ana: await customer.contact() }
}

const allocationsOf = (organizationId: string) =>
  portal.rows(sql`select id from allocations where organization_id = ${organizationId}`)

test('PLT-3: the same request with the same key has one effect, and every answer is that of the first', async () => {
  const { customer, input, ana } = await licenceOf100()
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 10 }, () => ana.call('allocateLicence', input, { key })))
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
  expect(new Set(answers.map(({ output }) => output.id)).size).toBe(1)
  expect(await allocationsOf(customer.organization.id)).toHaveLength(1)
  const audit = sql`select id from audit_events where organization_id = ${customer.organization.id}`
  expect(await portal.rows(audit)).toHaveLength(1)
})

test('PLT-3: the same key with another request is refused, and changes nothing', async () => {
  const { customer, input, ana } = await licenceOf100()
  const key = randomUUID()
  await ana.call('allocateLicence', input, { key })
  const other = await ana.call('allocateLicence', { ...input, quantity: 11 }, { key })
  expect([other.status, other.problem.code]).toEqual([422, 'key-used-differently'])
  expect(await allocationsOf(customer.organization.id)).toHaveLength(1)
})

test('PLT-3: refusals are not remembered: the same key works once the cause is gone', async () => {
  const { input, ana } = await licenceOf100()
  const key = randomUUID()
  const much = { ...input, quantity: 101 }
  expect((await ana.call('allocateLicence', much, { key })).problem.code).toBe('nothing-left')
  expect((await ana.call('allocateLicence', input, { key })).status).toBe(200)
})

test('PLT-3: an operation that moves something wants a key', async () => {
  const { input, ana } = await licenceOf100()
  const answer = await ana.call('allocateLicence', input, { key: null })
  expect([answer.status, answer.problem.code]).toEqual([400, 'key-missing'])
})

test('PLT-3: rights are checked before a former answer is given again', async () => {
  const { input, ana } = await licenceOf100()
  const key = randomUUID()
  expect((await ana.call('allocateLicence', input, { key })).status).toBe(200)
  await portal.rows(sql`update contacts set restricted = true where id = ${ana.contactId}`)
  expect((await ana.call('allocateLicence', input, { key })).problem.code).toBe('access-limited')
})

test('keys of different people and organizations never meet', async () => {
  const one = await licenceOf100()
  const other = await licenceOf100()
  const key = randomUUID()
  expect((await one.ana.call('allocateLicence', one.input, { key })).status).toBe(200)
  expect((await other.ana.call('allocateLicence', other.input, { key })).status).toBe(200)
  const bea = await one.customer.contact()
  const again = await bea.call('allocateLicence', { ...one.input, hostId: 'srv-2' }, { key })
  expect(again.status).toBe(200)
})

test('PLT-3: keys are kept for 7 days and then forgotten', async () => {
  const { input, ana, customer } = await licenceOf100()
  await ana.call('allocateLicence', input)
  const kept = sql`select key from idempotency_keys where organization_id = ${customer.organization.id}`
  const start = portal.clock.now()
  portal.clock.advance({ days: 7 })
  await tidyKeysJob(portal.house)
  expect(await portal.rows(kept)).toHaveLength(1)
  portal.clock.advance({ seconds: 1 })
  await tidyKeysJob(portal.house)
  expect(await portal.rows(kept)).toEqual([])
  portal.clock.set(start)
})
