import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { type Portal, startPortal } from './main.ts'
import { type Config, readConfig } from './platform/config.ts'
import { post } from './platform/letter.ts'
import { openLog } from './platform/log.ts'
import { workerWithin } from './platform/worker.ts'

let database: TestDatabase
let dataFolder = ''

beforeAll(async () => {
  database = await newTestDatabase({ empty: true })
  dataFolder = await mkdtemp(join(tmpdir(), 'portal-'))
})
afterAll(async () => {
  await database.drop()
  await rm(dataFolder, { recursive: true })
})

function configOf(more: Record<string, string> = {}): Config {
  return readConfig({
    PORT: '0',
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    CHANCERY_DATA: dataFolder,
    CHANCERY_DEMO: '1',
    ...more,
  })
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

async function withPortal(work: (portal: Portal) => Promise<void>, more: Record<string, string> = {}): Promise<void> {
  const portal = await startPortal(configOf(more), { log: openLog('silent'), webFolder: null })
  await work(portal).finally(() => portal.stop())
}

test('PLT-2: on an empty database the portal starts, says that it lives and is ready, and stops in good order', async () => {
  let url = ''
  await withPortal(async (portal) => {
    url = portal.url
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    const ready = await fetch(`${url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ok', database: true, migrations: true, jobs: true, stopping: false },
    ])
    const keys = await (await fetch(`${url}/.well-known/jwks.json`)).json()
    expect(keys).toMatchObject({
      keys: ['licence-file', 'status-list', 'quote-arithmetic'].map((chancery_purpose) => ({
        kty: 'OKP',
        crv: 'Ed25519',
        chancery_purpose,
      })),
    })
    const document = await (await fetch(`${url}/openapi.json`)).json()
    expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) })
    expect(portal.origin).toBe(url)
  })
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})

test('a request under way is answered although the portal begins to stop', async () => {
  const portal = await startPortal(configOf(), { log: openLog('silent'), webFolder: null })
  const asked = fetch(`${portal.url}/readyz`)
  const [answer] = await Promise.all([asked, asked.then(() => portal.stop())])
  expect(answer.status).toBe(200)
})

test('two nodes serve one database at once; work asked for on one is done, by whichever comes first', async () => {
  await withPortal(async (one) => {
    await withPortal(async (other) => {
      const to = {
        name: 'Ana',
        email: 'ana@example.com',
        language: 'en',
        organizationId: null,
        contactId: null,
      } as const
      const write = () => ({ subject: 'Hello', paragraphs: ['There.'] })
      await workerWithin(one.house, (ctx) => post(ctx, { kind: 'greeting', write }, {}, to))
      const sent = () =>
        workerWithin(other.house, ({ tx }) => tx.many(sql`select kind from letters where sent_at is not null`))
      await expect.poll(sent, { timeout: 10_000, interval: 50 }).toEqual([{ kind: 'greeting' }])
    })
  })
})

test('PLT-2: a portal whose database is gone lives, is not ready, answers 503, and can still be stopped', async () => {
  const lost = await newTestDatabase({ empty: true })
  const config = configOf({ DATABASE_URL: lost.appUrl, DATABASE_OWNER_URL: lost.ownerUrl })
  const portal = await startPortal(config, { log: openLog('silent'), webFolder: null })
  await lost.drop('at once')
  const ready = await fetch(`${portal.url}/readyz`)
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'unavailable', database: false, migrations: false, jobs: false, stopping: false },
  ])
  expect((await fetch(`${portal.url}/healthz`)).status).toBe(200)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ loginId: 'ana', password: 'x' })
  const answer = await fetch(`${portal.url}/v1/sign-in`, { method: 'POST', headers, body })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  await portal.stop()
})

test('a node with another secret does not start, and says why', async () => {
  const CHANCERY_SECRET = randomBytes(32).toString('base64')
  const starting = startPortal(configOf({ CHANCERY_SECRET }), { log: openLog('silent'), webFolder: null })
  await expect(starting).rejects.toThrow(/another CHANCERY_SECRET.*All nodes need the same/)
})

test('the demo is loaded into an empty database only', async () => {
  const loaded: string[] = []
  const loadDemo = async (): Promise<void> => void loaded.push('demo')
  const options = { log: openLog('silent'), webFolder: null, loadDemo }
  const portal = await startPortal(configOf(), options)
  await portal.stop()
  expect(loaded).toEqual(['demo'])
  const production = await startPortal(configOf({ CHANCERY_DEMO: '0' }), options)
  await production.stop()
  await asOwner(`insert into organizations (id, number, legal_name, country, region, created_at)
    values (gen_random_uuid(), '10000001', 'Somebody', 'ES', 'EMEA', now())`)
  const again = await startPortal(configOf(), options)
  await again.stop()
  expect(loaded).toEqual(['demo'])
})
