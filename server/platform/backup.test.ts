import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newMigratedDatabase, newTestPortal, testSecret } from '../../testing/portal.ts'
import { newTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { worldOf } from '../../testing/world.ts'
import { jobs } from '../jobs.ts'
import { restoreBackup, writeBackup } from './backup.ts'
import { planBackup, selectionOf } from './backup-plan.ts'
import { enqueue } from './enqueue.ts'
import { sendLetter } from './letter.ts'
import { migrate } from './migrations.ts'
import { workerWithin } from './worker.ts'

const portal = await newTestPortal()
const folder = await mkdtemp(join(tmpdir(), 'backup-'))
const file = join(folder, 'portal.backup')
const createdAt = portal.clock.now()

beforeAll(async () => {
  const world = worldOf(portal)
  const customer = await world.customer({ name: 'Ünïcode \\ back\\.slash\ttab' })
  await customer.contact({ lastName: 'line\nend 🦊' })
  await world.licence(customer.organization)
  await portal.rows(sql`select nextval('status_list_positions'), nextval('status_list_positions')`)
  await workerWithin(portal.house, (ctx) => enqueue(ctx, sendLetter, { letterId: ctx.ids.uuid() }))
  // Two jobs that the runner has taken over but not done; one that it has.
  await portal.rows(sql`
    insert into pgboss.job (name, data, state, singleton_key, policy)
    values ('send-letter', '{"letterId": "waiting"}', 'created', 'one', 'short'),
      ('send-letter', '{"letterId": "tried"}', 'retry', 'two', 'short'),
      ('send-letter', '{"letterId": "done"}', 'completed', 'three', 'short')`)
  await writeBackup({ ownerUrl: portal.database.ownerUrl, file, createdAt })
})
afterAll(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

async function onDatabase(database: TestDatabase, work: (ownerUrl: string) => Promise<void>): Promise<void> {
  await work(database.ownerUrl).finally(() => database.drop())
}

async function contentOf(ownerUrl: string): Promise<Record<string, unknown[]>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const content: Record<string, unknown[]> = {}
    for (const table of (await planBackup(client)).tables) {
      const { rows } = await client.query({ text: selectionOf(client, table), rowMode: 'array' })
      content[table.name] = rows.map((row) => JSON.stringify(row)).toSorted()
    }
    return content
  } finally {
    await client.end()
  }
}

test('PLT-2: a restored database holds every row, sequences and waiting jobs included, whatever is in the texts', async () => {
  await onDatabase(await newMigratedDatabase(), async (ownerUrl) => {
    const report = await restoreBackup({ ownerUrl, file })
    expect(report.tables).toMatchObject({ organizations: 1, contacts: 1, licences: 1, outbox: 3 })
    expect(await contentOf(ownerUrl)).toEqual(await contentOf(portal.database.ownerUrl))
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    const { rows } = await client.query(
      "select nextval('status_list_positions')::int as next, (select count(*)::int from pgboss.job) as jobs",
    )
    const unforced = await client.query(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relforcerowsecurity",
    )
    await client.end()
    expect(rows).toEqual([{ next: 2, jobs: 0 }])
    expect(unforced.rows).toEqual([])
  })
})

test('every table of the schema is in a backup, after those that it refers to', async () => {
  const client = new pg.Client({ connectionString: portal.database.ownerUrl })
  await client.connect()
  const names = (await planBackup(client)).tables.map(({ name }) => name)
  const { rows } = await client.query("select tablename::text as name from pg_tables where schemaname = 'public'")
  await client.end()
  expect(names.toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
  expect(names.indexOf('organizations')).toBeLessThan(names.indexOf('contacts'))
  expect(names.indexOf('allocations')).toBeLessThan(names.indexOf('licence_files'))
})

test('a backup goes only into an empty database', async () => {
  await expect(restoreBackup({ ownerUrl: portal.database.ownerUrl, file })).rejects.toThrow(
    /is not empty: \w+ has rows/,
  )
})

test('a backup of another secret is refused: nobody could sign in', async () => {
  await onDatabase(await newTestDatabase({ empty: true }), async (ownerUrl) => {
    const appUrl = ownerUrl.replace('chancery_owner', 'chancery_app')
    await migrate({ ownerUrl, appUrl, secret: Buffer.alloc(32, 9), queues: jobs })
    await expect(restoreBackup({ ownerUrl, file })).rejects.toThrow(/another CHANCERY_SECRET/)
  })
  expect(testSecret()).toHaveLength(32)
})

const damages: [string, (bytes: Buffer) => Buffer][] = [
  ['cut off', (bytes) => bytes.subarray(0, bytes.length - 40)],
  ['not compressed', () => Buffer.from('hello')],
  [
    'one row missing',
    (bytes) =>
      gzipSync(
        gunzipSync(bytes)
          .toString('utf8')
          .replace(/^[^\n]*🦊[^\n]*\n/mu, ''),
      ),
  ],
  ['one character changed', (bytes) => gzipSync(gunzipSync(bytes).toString('utf8').replace('🦊', '🦉'))],
  [
    'its end missing',
    (bytes) =>
      gzipSync(
        gunzipSync(bytes)
          .toString('utf8')
          .replace(/\n[^\n]*\n$/, '\n'),
      ),
  ],
]

test.each(damages)('a damaged backup (%s) restores nothing', async (_, damage) => {
  const broken = join(folder, 'broken.backup')
  await writeFile(broken, damage(await readFile(file)))
  await onDatabase(await newMigratedDatabase(), async (ownerUrl) => {
    const before = await contentOf(ownerUrl)
    await expect(restoreBackup({ ownerUrl, file: broken })).rejects.toThrow(/damaged\. Nothing has been restored/)
    expect(await contentOf(ownerUrl)).toEqual(before)
  })
})
