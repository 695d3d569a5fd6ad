import { expect, test } from 'vitest'
import { checksumOf, frozenMigrations, landedList, readLanded } from './migrations.ts'
import { owners, tableOwners } from './owners.ts'
import { projectOf } from './project.ts'

const migrations = Object.values(owners)
  .flat()
  .map((table) => `create table ${table} (\n  id uuid\n);\n`)
  .join('')

async function faultsOf(files: Record<string, string>): Promise<string[]> {
  return tableOwners.run(projectOf({ 'migrations/0001-all.sql': migrations, ...files }))
}

test.each([
  ['insert into licences (id) values (1)'],
  ['with moved as (\n      update licences set quantity = 1 returning id)\n    select id from moved'],
  ['delete from only licences where id = 1'],
  ['INSERT INTO Licences (id) values (1)'],
])('a table is written by its owner only: %s', async (statement) => {
  const text = `const a = sql\`${statement}\``
  const foreign = await faultsOf({ 'server/accounts/a-queries.ts': text })
  expect(foreign).toEqual([
    expect.stringMatching(/^server\/accounts\/a-queries\.ts:\d writes licences, which belongs to/),
  ])
  expect(await faultsOf({ 'server/licences/a-queries.ts': text })).toEqual([])
})

test('anybody may read, and lock what they read', async () => {
  const text = 'const a = sql`select id from licences where id = 1 for update`'
  expect(await faultsOf({ 'server/accounts/a-queries.ts': text })).toEqual([])
})

test('a table without an owner, and an owner without a table, are faults', async () => {
  expect(await faultsOf({ 'migrations/0002-more.sql': 'create table seats (id uuid);' })).toEqual([
    'no folder owns the table seats',
  ])
  const [first = ''] = await tableOwners.run(projectOf({}))
  expect(first).toMatch(/has an owner but no migration makes it/)
})

const landed = (name: string, text: string): string => `# Comment\n${checksumOf(text)}  ${name}\n`

test.each([
  ['landed and unchanged', { 'migrations/0001-a.sql': 'a', [landedList]: landed('0001-a.sql', 'a') }, []],
  [
    'landed, with the line ends of another system',
    { 'migrations/0001-a.sql': 'a\r\n', [landedList]: landed('0001-a.sql', 'a\n') },
    [],
  ],
  ['not landed yet', { 'migrations/0001-a.sql': 'a', [landedList]: '' }, []],
  [
    'landed and edited',
    { 'migrations/0001-a.sql': 'b', [landedList]: landed('0001-a.sql', 'a') },
    ['0001-a.sql has landed and was edited'],
  ],
  ['landed and taken away', { [landedList]: landed('0001-a.sql', 'a') }, ['0001-a.sql has landed and is missing']],
  [
    'slipped in before one that has landed',
    { 'migrations/0001-a.sql': 'a', 'migrations/0002-b.sql': 'b', [landedList]: landed('0002-b.sql', 'b') },
    ['0001-a.sql is new, yet sorts before 0002-b.sql, which has landed'],
  ],
  [
    'two of one number',
    { 'migrations/0001-a.sql': 'a', 'migrations/0001-b.sql': 'b' },
    ['0001-b.sql: its number is taken'],
  ],
  ['badly named', { 'migrations/1-a.sql': 'a' }, ['1-a.sql is not called 0000-words.sql']],
])('a migration %s', async (_state, files: Record<string, string>, faults) => {
  expect(await frozenMigrations.run(projectOf(files))).toEqual(faults)
})

test('the list of landed migrations is read line by line, without its comments', () => {
  expect(readLanded('# a\n\nabc  0001-a.sql\ndef  0002-b.sql\n')).toEqual([
    { name: '0001-a.sql', checksum: 'abc' },
    { name: '0002-b.sql', checksum: 'def' },
  ])
})

test('a feature may keep the columns of another’s rows that are listed with their reason', async () => {
  const text = 'const a = sql`update contacts set user_id = 1`'
  expect(await faultsOf({ 'server/identity/a-queries.ts': text })).toEqual([])
  expect(await faultsOf({ 'server/licences/a-queries.ts': text })).toHaveLength(1)
})
