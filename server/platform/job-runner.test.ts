import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import sql from 'sql-template-tag'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newTestPortal, testSecret } from '../../testing/portal.ts'
import { jobs } from '../jobs.ts'
import { openDatabase } from './db.ts'
import { enqueue, jobKind } from './enqueue.ts'
import type { House } from './house.ts'
import { bindJob } from './job.ts'
import { startJobs } from './job-runner.ts'
import { prepareJobs } from './job-schema.ts'
import { pumpOutbox } from './outbox.ts'
import { sealKey } from './seal.ts'
import { workerWithin } from './worker.ts'

const portal = await newTestPortal()
afterAll(() => portal.close())

const errand = jobKind<{ id: string }>('test-errand')
const failing = jobKind<{ id: string }>('test-failing')
const payload = z.strictObject({ id: z.uuid() })
const quick = { retries: 1, retryDelaySeconds: 1, expireSeconds: 30 }

async function withRunner(run: (id: string) => Promise<void>, work: (house: House) => Promise<void>): Promise<void> {
  const bound = [
    bindJob(errand, payload, (_house, { id }) => run(id), quick),
    bindJob(failing, payload, async () => Promise.reject(new Error('broken for good')), { ...quick, retries: 0 }),
  ]
  await prepareJobs(portal.database.ownerUrl, [...jobs, ...bound])
  const waking: { wake: () => void } = { wake: () => undefined }
  const db = openDatabase({
    url: portal.database.appUrl,
    seal: sealKey(testSecret()),
    poolSize: 4,
    clock: Date.now,
    onFault: () => undefined,
    onJobs: () => waking.wake(),
  })
  const house = { ...portal.house, db }
  const runner = await startJobs({
    house,
    jobs: bound,
    timetable: [],
    appUrl: portal.database.appUrl,
    pollSeconds: 0.5,
  })
  waking.wake = runner.wake
  try {
    await runner.ping()
    await work(house)
  } finally {
    await runner.stop()
    await db.close()
  }
}

const ask = (house: House, id: string, key?: string) =>
  workerWithin(house, (ctx) => enqueue(ctx, errand, { id }, key ? { key } : {}))

test('work asked for by a committed transaction is done; of one that rolled back it never is', async () => {
  const done = Promise.withResolvers<string>()
  await withRunner(
    async (id) => done.resolve(id),
    async (house) => {
      const dropped = workerWithin(house, async (ctx) => {
        await enqueue(ctx, errand, { id: randomUUID() })
        throw new Error('changed my mind')
      })
      await expect(dropped).rejects.toThrow('changed my mind')
      const id = randomUUID()
      await ask(house, id)
      expect(await done.promise).toBe(id)
    },
  )
  expect(await portal.rows(sql`select id from outbox`)).toEqual([])
})

test('a failed attempt is repeated, and stopping waits for what is being done', async () => {
  const attempts: string[] = []
  const second = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  let finished = false
  await withRunner(
    async (id) => {
      attempts.push(id)
      if (attempts.length === 1) throw new Error('not yet')
      second.resolve()
      await release.promise
      finished = true
    },
    async (house) => {
      await ask(house, randomUUID())
      await second.promise
      setImmediate(release.resolve)
    },
  )
  expect(attempts).toHaveLength(2)
  expect(finished).toBe(true)
})

test('a job whose last attempt failed is kept for people to look at, without its words', async () => {
  await withRunner(
    async () => undefined,
    async (house) => {
      const id = randomUUID()
      await workerWithin(house, (ctx) => enqueue(ctx, failing, { id }))
      await expect
        .poll(() => portal.rows(sql`select kind, payload, fault from given_up_jobs`), { timeout: 15_000, interval: 50 })
        .toEqual([{ kind: 'test-failing', payload: { id }, fault: { kind: 'Error' } }])
    },
  )
})

async function withBoss(work: (boss: PgBoss) => Promise<void>): Promise<void> {
  const boss = new PgBoss({
    connectionString: portal.database.appUrl,
    createSchema: false,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  await work(boss).finally(() => boss.stop({ graceful: false }))
}

const jobsNamed = (kind: string) =>
  portal.rows<{ id: string; data: unknown }>(
    sql`select id, data from pgboss.job where name = ${kind} and state = 'created'`,
  )

test('a pump that dies between moving and committing has moved nothing; the next one moves each row once', async () => {
  await withBoss(async (boss) => {
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    for (const id of ids) await ask(portal.house, id)
    const dying: House = {
      ...portal.house,
      db: {
        ...portal.db,
        within: (context, work) =>
          portal.db.within(context, async (tx) => {
            await work(tx)
            throw new Error('killed before the commit')
          }),
      },
    }
    await expect(pumpOutbox(dying, boss, [errand.kind])).rejects.toThrow('killed before the commit')
    expect(await jobsNamed(errand.kind)).toEqual([])
    const moved = await Promise.all([1, 2, 3].map(() => pumpOutbox(portal.house, boss, [errand.kind])))
    expect(moved.reduce((sum, count) => sum + count)).toBe(3)
    expect((await jobsNamed(errand.kind)).map(({ data }) => data)).toEqual(
      expect.arrayContaining(ids.map((id) => ({ id }))),
    )
    expect(await pumpOutbox(portal.house, boss, [errand.kind])).toBe(0)
    await boss.deleteAllJobs(errand.kind)
  })
})

test('a second request under the key of one that still waits is the same request', async () => {
  await withBoss(async (boss) => {
    await ask(portal.house, randomUUID(), 'nightly')
    await pumpOutbox(portal.house, boss, [errand.kind])
    await ask(portal.house, randomUUID(), 'nightly')
    await pumpOutbox(portal.house, boss, [errand.kind])
    expect(await jobsNamed(errand.kind)).toHaveLength(1)
    expect(await portal.rows(sql`select id from outbox`)).toEqual([])
    await boss.deleteAllJobs(errand.kind)
  })
})

test('work of a kind that this version does not know waits for a version that does', async () => {
  await withBoss(async (boss) => {
    await workerWithin(portal.house, (ctx) =>
      enqueue(ctx, jobKind<{ id: string }>('of-tomorrow'), { id: randomUUID() }),
    )
    expect(await pumpOutbox(portal.house, boss, [errand.kind])).toBe(0)
    expect(await portal.rows(sql`delete from outbox returning kind`)).toEqual([{ kind: 'of-tomorrow' }])
  })
})

test('no audience of requests reaches the job tables; the worker may add jobs and nothing else', async () => {
  const rights = await portal.rows<{ role: string; right: string }>(sql`
    select r.rolname::text as role, p.name as right from pg_roles r, unnest(array['select', 'insert', 'update', 'delete']) as p(name)
    where r.rolname like 'chancery\\_%' and r.rolname not in ('chancery_owner', 'chancery_app')
      and has_schema_privilege(r.oid, 'pgboss', 'usage') and has_table_privilege(r.oid, 'pgboss.job', p.name)
    order by 1, 2`)
  expect(rights).toEqual([
    { role: 'chancery_worker', right: 'insert' },
    { role: 'chancery_worker', right: 'select' },
  ])
  const client = new pg.Client({ connectionString: portal.database.appUrl })
  await client.connect()
  await expect(client.query('create table pgboss.mine (id integer)')).rejects.toThrow(/permission denied/)
  await client.end()
})
