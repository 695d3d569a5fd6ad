import pg from 'pg'
import { expect, test } from 'vitest'
import { createTemplate, newTestDatabase, type TestDatabase } from './test-database.ts'

async function ask(url: string, statement: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query({ text: statement, rowMode: 'array' })
    .then((result) => result.rows)
    .finally(() => client.end())
}

async function withDatabase(database: TestDatabase, work: (database: TestDatabase) => Promise<void>): Promise<void> {
  await work(database).finally(() => database.drop())
}

test('every test database is a copy of its own, and migrations ran once for all of them', async () => {
  let runs = 0
  const migrate = async (ownerUrl: string): Promise<void> => {
    runs += 1
    await ask(ownerUrl, 'create table seats (id integer primary key); grant select, insert on seats to chancery_app')
  }
  await Promise.all([createTemplate(migrate, 'copy'), createTemplate(migrate, 'copy'), createTemplate(migrate, 'copy')])
  expect(runs).toBe(1)

  const [first, second] = await Promise.all([
    newTestDatabase({ fingerprint: 'copy' }),
    newTestDatabase({ fingerprint: 'copy' }),
  ])
  await withDatabase(first, async () =>
    withDatabase(second, async () => {
      await ask(first.appUrl, 'insert into seats values (1)')
      expect(await ask(first.ownerUrl, 'select id from seats')).toEqual([[1]])
      expect(await ask(second.ownerUrl, 'select id from seats')).toEqual([])
    }),
  )
})

test('a migration that fails leaves no template behind', async () => {
  const failing = createTemplate((ownerUrl) => ask(ownerUrl, 'create table broken (').then(() => undefined), 'failing')
  await expect(failing).rejects.toThrow(/syntax error/)
  await expect(newTestDatabase({ fingerprint: 'failing' })).rejects.toThrow(/does not exist/)
})

test('the roles of a test database are the product’s: the owner owns it, the application bypasses nothing', async () => {
  await withDatabase(await newTestDatabase({ empty: true }), async (database) => {
    const facts = `select current_user::text, rolsuper, rolbypassrls, rolcreaterole,
      pg_get_userbyid(datdba) = current_user as owns_database
      from pg_roles, pg_database where rolname = current_user and datname = current_database()`
    expect(await ask(database.appUrl, facts)).toEqual([['chancery_app', false, false, false, false]])
    expect(await ask(database.ownerUrl, facts)).toEqual([['chancery_owner', false, false, true, true]])
    await expect(ask(database.appUrl, 'create table mine (id integer)')).rejects.toThrow(/permission denied/)
  })
})
