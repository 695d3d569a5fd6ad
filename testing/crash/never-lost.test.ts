import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { licenceCodeFrom } from '../../values/ids.ts'
import { answered, insertCustomer, milestones, retried } from './crash-callers.ts'
import { type KillablePortal, killablePortal } from './killable-portal.ts'

/** How often each is killed, and how many requests are under way at a time. */
const portalKills = 20
const databaseKills = 5
const callersAtOnce = 6
const patience = 480_000

const organization = { id: randomUUID(), number: String(randomInt(10_000_000, 100_000_000)) }
const licenceId = randomUUID()
let token: string

let folder: string
let portal: KillablePortal

/** What the portal said it had done. */
type Acknowledged = { allocationId: string; fileId: string; content: string | null }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-crash-'))
  portal = killablePortal(folder)
}, patience)

afterAll(async () => {
  await portal.stop()
  await rm(folder, { recursive: true, force: true })
})

test(`LIC-6, PLT-2: nothing acknowledged is lost and nothing is half done, though portal and database are killed ${portalKills} and ${databaseKills} times`, {
  timeout: patience,
}, async () => {
  // While the portal is down its callers wait for the next one to serve, as a person would.
  let origin = portal.start()
  await origin
  const owner = await portal.openOwner()
  token = await insertCustomer(owner, organization, ['ship-to'])
  await insertWork(owner)
  const acknowledged: Acknowledged[] = []
  const kills = [...Array<'portal'>(portalKills).fill('portal'), ...Array<'database'>(databaseKills).fill('database')]
  for (const victim of shuffled(kills)) {
    const more = randomInt(3, 12)
    const enough = acknowledged.length + more + callersAtOnce
    const load = allocateUntil(
      () => origin,
      acknowledged,
      () => acknowledged.length >= enough,
    )
    await load.reached(more)
    if (victim === 'portal') {
      origin = portal.kill().then(() => portal.start())
      await origin
    } else await portal.killDatabase()
    await load.finished
    await expectWhole(owner, acknowledged)
  }
  await expectSame(await origin, acknowledged)
  await expectAllWorkDone(owner)
  await owner.end()
})

/** Allocates from several callers until told to stop; each repeats its request, key and all, until it is answered. */
function allocateUntil(origin: () => Promise<string>, acknowledged: Acknowledged[], enough: () => boolean) {
  const done = milestones()
  const caller = async (): Promise<void> => {
    while (!enough()) {
      const made = await answerTo(origin, 'POST', `licences/${licenceId}/allocate`, {
        hostIdType: 'hostname',
        hostId: `srv-${randomUUID()}`,
        quantity: 1,
      })
      const { id, files } = JSON.parse(made)
      const one: Acknowledged = { allocationId: id, fileId: files[0].id, content: null }
      acknowledged.push(one)
      done.pass()
      if (randomInt(2) === 0) one.content = await answerTo(origin, 'GET', `files/${one.fileId}`)
    }
  }
  return { finished: Promise.all(Array.from({ length: callersAtOnce }, caller)), reached: done.reached }
}

/** What was asked for, once there is an answer. */
async function answerTo(origin: () => Promise<string>, method: string, path: string, body?: object): Promise<string> {
  const asked = { token, method, path: `${organization.number}/${path}`, ...(body ? { body } : {}) }
  const answer = await answered(portal, origin, asked)
  if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${answer.body}`)
  return answer.body
}

/** Every invariant that a half-done allocation would break. */
async function expectWhole(owner: pg.Pool, acknowledged: readonly Acknowledged[]): Promise<void> {
  const { rows } = await retried(() =>
    owner.query(`select
      (select allocated_quantity from licences) - (select coalesce(sum(quantity), 0) from allocations where status = 'active') as seats_astray,
      (select count(*) from allocations a where not exists (select from licence_files f where f.allocation_id = a.id and f.status = 'good')) as without_file,
      (select count(*) from allocations) - (select count(*) from audit_events where action = 'licence.allocated') as without_trace,
      (select count(*) from idempotency_keys where output is null) as half_kept`),
  )
  expect(rows).toEqual(
    [{ seats_astray: '0', without_file: 0, without_trace: 0, half_kept: 0 }].map((row) => ({
      ...row,
      seats_astray: expect.anything(),
    })),
  )
  expect(Number(rows[0].seats_astray)).toBe(0)
  const found = await retried(() =>
    owner.query('select count(*) as found from allocations where id = any ($1::uuid[])', [
      acknowledged.map((one) => one.allocationId),
    ]),
  )
  expect(found.rows[0].found).toBe(acknowledged.length)
}

/** Each file that was acknowledged is there, byte for byte as it was first downloaded. */
async function expectSame(origin: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  for (const one of acknowledged) {
    const content = await answerTo(() => Promise.resolve(origin), 'GET', `files/${one.fileId}`)
    expect(content).toContain('.')
    if (one.content !== null) expect(content).toBe(one.content)
  }
}

/** Jobs and letters went on by themselves: everything is signed, nothing waits. */
async function expectAllWorkDone(owner: pg.Pool): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await owner.query(`select (select count(*) from outbox) as waiting,
          (select count(*) from licence_files where content is null) as unsigned,
          (select count(*) from letters where sent_at is null) as unsent`)
        ).rows[0],
      { timeout: 180_000, interval: 200 },
    )
    .toEqual({ waiting: 0, unsigned: 0, unsent: 0 })
}

async function insertWork(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into letters (id, kind, language, recipient_name, recipient_email, subject, body_text, body_html, created_at) select gen_random_uuid(), 'test', 'en', 'Ana', 'ana@example.com', 'Test', 'Test', 'Test', now() from generate_series(1, 50)`,
  )
  await owner.query(
    `insert into outbox (id, kind, payload, created_at) select gen_random_uuid(), 'send-letter', jsonb_build_object('letterId', id), now() from letters`,
  )
  await owner.query(
    `insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity, starts_on, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, order_number, order_line, fulfilled_at, search_text)
    values ($1, $2, $3, 'WS', 'Workspace', 'ADV', 'Advanced', 'concurrent', 1000000, '2026-01-01', true, 72, 10, '{hostname}', 'WS', 'SO-1', 1, now(), '')`,
    [organization.id, licenceId, licenceCodeFrom(randomBytes(64))],
  )
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: randomInt(2 ** 40) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}
