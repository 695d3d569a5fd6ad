import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type StaffPersona, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
let administrator: StaffPersona

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  administrator = await world.staff({ roles: ['staff-administrator'] })
})

type GivenUp = { kind?: string; fault?: unknown; givenUpAt?: string; payload?: Record<string, string> }

async function giveUp(given: GivenUp = {}): Promise<string> {
  const id = randomUUID()
  const payload = given.payload ?? { letterId: randomUUID() }
  await portal.rows(sql`
    insert into given_up_jobs (id, kind, payload, fault, given_up_at, attempts, asked_at)
    values (${id}, ${given.kind ?? 'send-letter'}, ${JSON.stringify(payload)}::jsonb,
      ${JSON.stringify(given.fault ?? { kind: 'Error', code: 'ECONNREFUSED', message: 'to ana@example.com' })}::jsonb,
      ${given.givenUpAt ?? '2026-11-16T08:00:00Z'}, 21, '2026-11-07T08:00:00Z')`)
  return id
}

test('staff see what the portal gave up, since when, how often it tried and why, and nothing of whom it was about', async () => {
  const older = await giveUp()
  const newer = await giveUp({
    kind: 'sign-licence-file',
    fault: { value: { message: 'timed out' } },
    givenUpAt: '2026-11-16T08:30:00Z',
  })
  const { output, body } = await administrator.call('listGivenUpJobs')
  expect(output.items.filter(({ id }) => id === older || id === newer)).toEqual([
    {
      id: newer,
      kind: 'sign-licence-file',
      attempts: 21,
      askedAt: '2026-11-07T08:00:00.000Z',
      givenUpAt: '2026-11-16T08:30:00.000Z',
      fault: null,
    },
    {
      id: older,
      kind: 'send-letter',
      attempts: 21,
      askedAt: '2026-11-07T08:00:00.000Z',
      givenUpAt: '2026-11-16T08:00:00.000Z',
      fault: { kind: 'Error', code: 'ECONNREFUSED' },
    },
  ])
  expect(JSON.stringify(body)).not.toContain('ana@example.com')
  expect(output.total.count).toBeGreaterThanOrEqual(2)
})

test('the list of given-up jobs comes a page at a time', async () => {
  await giveUp({ givenUpAt: '2026-11-15T08:00:00Z' })
  await giveUp({ givenUpAt: '2026-11-15T08:00:00Z' })
  const all = (await administrator.call('listGivenUpJobs', { limit: 100 })).output.items.map(({ id }) => id)
  const seen: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: { items: { id: string }[]; next: string | null } = (
      await administrator.call('listGivenUpJobs', { limit: 1, after })
    ).output
    seen.push(...page.items.map(({ id }) => id))
    after = page.next
  }
  expect(seen).toEqual(all)
})

test('a job that staff have tried again leaves the list, waits in the outbox as it was, and stands in the trail', async () => {
  const letterId = randomUUID()
  const id = await giveUp({ payload: { letterId } })
  expect((await administrator.call('retryJob', { jobId: id })).output).toEqual({ id, kind: 'send-letter' })
  const waiting = await portal.rows(sql`select kind, payload from outbox where payload->>'letterId' = ${letterId}`)
  expect(waiting).toEqual([{ kind: 'send-letter', payload: { letterId } }])
  const left = (await administrator.call('listGivenUpJobs', { limit: 100 })).output.items.map((one) => one.id)
  expect(left).not.toContain(id)
  const trail = await portal.rows(sql`select action, actor_name from audit_events where subject_id = ${id}`)
  expect(trail).toEqual([{ action: 'job.retried', actor_name: administrator.name }])
})

test('a job is tried again once, however many ask at the same moment', async () => {
  const letterId = randomUUID()
  const id = await giveUp({ payload: { letterId } })
  const answers = await Promise.all(Array.from({ length: 5 }, () => administrator.call('retryJob', { jobId: id })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404, 404, 404, 404])
  expect(await portal.rows(sql`select from outbox where payload->>'letterId' = ${letterId}`)).toHaveLength(1)
})

test('only staff administrators and licensing operators see given-up jobs and have them tried again', async () => {
  const id = await giveUp()
  const operator = await world.staff({ roles: ['licensing-operator'] })
  const agent = await world.staff({ roles: ['customer-service', 'catalogue-manager'] })
  const ana = await (await world.customer()).contact()
  expect((await operator.call('listGivenUpJobs')).status).toBe(200)
  for (const one of [agent, ana]) {
    expect((await one.call('listGivenUpJobs')).problem).toMatchObject({ status: 403, code: 'not-allowed' })
    expect((await one.call('retryJob', { jobId: id })).problem).toMatchObject({ status: 403, code: 'not-allowed' })
  }
  expect((await portal.visit().call('listGivenUpJobs')).status).toBe(401)
})

test('a job that is not given up is answered as absent', async () => {
  expect((await administrator.call('retryJob', { jobId: randomUUID() })).status).toBe(404)
})
