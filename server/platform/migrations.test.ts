import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { newTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { jobs } from '../jobs.ts'
import { migrate } from './migrations.ts'

const secret = randomBytes(32)
const ourFolder = join(import.meta.dirname, '..', '..', 'migrations')

async function ask(url: string, statement: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query({ text: statement, rowMode: 'array' })
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

async function onEmptyDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await newTestDatabase({ empty: true })
  await work(database).finally(() => database.drop())
}

async function withFolder(files: Record<string, string>, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await cp(ourFolder, folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  await work(folder).finally(() => rm(folder, { recursive: true }))
}

test('PLT-2: of three nodes that start at once one migrates, the others wait and find it done', () =>
  onEmptyDatabase(async ({ ownerUrl, appUrl }) => {
    const start = () => migrate({ ownerUrl, appUrl, secret, queues: jobs })
    const reports = await Promise.all([start(), start(), start()])
    expect(reports.map(({ applied }) => applied.length > 0).toSorted()).toEqual([false, false, true])
    expect(reports.map(({ warnings }) => warnings)).toEqual([[], [], []])
    expect((await start()).applied).toEqual([])
    expect(await ask(appUrl, 'select count(*)::int from migrations.applied')).toEqual([
      [reports.flatMap(({ applied }) => applied).length],
    ])
  }))

test('a landed migration that was edited is an error that says what to do', () =>
  onEmptyDatabase(async ({ ownerUrl, appUrl }) => {
    await withFolder({ '9000-more.sql': 'create table more (id integer)' }, async (folder) => {
      await migrate({ ownerUrl, appUrl, secret, folder })
      await writeFile(join(folder, '9000-more.sql'), 'create table more (id integer, name text)')
      await expect(migrate({ ownerUrl, appUrl, secret, folder })).rejects.toThrow(/9000-more\.sql was edited.*new one/)
      await writeFile(join(folder, '9000-more.sql'), 'create table more (id integer)')
      await expect(migrate({ ownerUrl, appUrl, secret, folder })).resolves.toMatchObject({ applied: [] })
    })
  }))

test('a migration that fails keeps nothing, and those before it stay', () =>
  onEmptyDatabase(async ({ ownerUrl, appUrl }) => {
    const files = { '9000-half.sql': 'create table half (id integer); create table half (id integer)' }
    await withFolder(files, async (folder) => {
      await expect(migrate({ ownerUrl, appUrl, secret, folder })).rejects.toThrow(/9000-half\.sql failed and nothing/)
      expect(await ask(ownerUrl, "select to_regclass('half'), to_regclass('licences')::text")).toEqual([
        [null, 'licences'],
      ])
    })
  }))

test('a new migration with a number before a landed one is refused; one of a newer version is only told', () =>
  onEmptyDatabase(async ({ ownerUrl, appUrl }) => {
    await withFolder({ '9000-later.sql': 'select 1' }, async (folder) => {
      await migrate({ ownerUrl, appUrl, secret, folder })
      await writeFile(join(folder, '8000-between.sql'), 'select 1')
      await expect(migrate({ ownerUrl, appUrl, secret, folder })).rejects.toThrow(/8000-between.*later number/)
    })
    const report = await migrate({ ownerUrl, appUrl, secret })
    expect(report.warnings).toEqual(['The database is newer than this version: it has 9000-later.sql.'])
  }))

test('another secret than the database knows is refused unless it is rotated', () =>
  onEmptyDatabase(async ({ ownerUrl, appUrl }) => {
    await migrate({ ownerUrl, appUrl, secret })
    const other = randomBytes(32)
    await expect(migrate({ ownerUrl, appUrl, secret: other })).rejects.toThrow(/All nodes need the same/)
    await migrate({ ownerUrl, appUrl, secret: other, rotate: true })
    await expect(migrate({ ownerUrl, appUrl, secret: other })).resolves.toMatchObject({ applied: [] })
  }))

test('a login that owns the tables is told of, since nothing then guards what requests may see', () =>
  onEmptyDatabase(async ({ ownerUrl }) => {
    const { warnings } = await migrate({ ownerUrl, appUrl: ownerUrl, secret })
    expect(warnings).toEqual([expect.stringMatching(/chancery_owner, which owns the tables/)])
  }))

test('a login that the server does not know is named', () =>
  onEmptyDatabase(async ({ ownerUrl }) => {
    const appUrl = ownerUrl.replace('chancery_owner', 'nobody_here')
    await expect(migrate({ ownerUrl, appUrl, secret })).rejects.toThrow(/no login nobody_here/)
  }))
