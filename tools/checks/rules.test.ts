import { expect, test } from 'vitest'
import { casts } from './casts.ts'
import { comments } from './comments.ts'
import { namedExports } from './exports.ts'
import { folders } from './folders.ts'
import { outside } from './outside.ts'
import type { Check } from './project.ts'
import { projectOf } from './project.ts'
import { sizes } from './sizes.ts'
import { spelling } from './spelling.ts'
import { sqlRooms } from './sql.ts'
import { honestTests } from './tests.ts'

/** How many faults a check finds in one file. */
async function count(check: Check, path: string, text: string): Promise<number> {
  return (await check.run(projectOf({ [path]: text }))).length
}

const lines = (many: number): string => 'work()\n'.repeat(many)
const american = 'licen' + 'se'

test.each<[string, Check, string, string]>([
  ['a file of 301 lines', sizes, 'server/licences/a.ts', lines(301)],
  ['a function of 61 lines', sizes, 'server/licences/a.ts', `function f() {\n${lines(59)}}`],
  ['an arrow function of 61 lines', sizes, 'contract/a.ts', `const f = () => {\n${lines(59)}}`],
  ['a method of 61 lines', sizes, 'values/a.ts', `const o = {\n  f() {\n${lines(59)}}\n}`],
  ['a component of 121 lines', sizes, 'web/ui/a.tsx', `function F() {\n${lines(119)}}`],
  ['any', casts, 'server/licences/a.ts', 'const a: any = b'],
  ['any inside a type', casts, 'server/licences/a.ts', 'type A = Record<string, any[]>'],
  ['a cast', casts, 'server/licences/a.ts', 'const a = b as string'],
  ['two casts in one', casts, 'web/licences/a.tsx', 'const a = (b as unknown) as string'],
  ['a cast in angle brackets', casts, 'server/licences/a.ts', 'const a = <string>b'],
  ['the claim that something is there', casts, 'server/licences/a.ts', 'const a = b!.c'],
  ['a cast that is allowed elsewhere', casts, 'server/platform/idempotency.ts', 'const a = parsed.data as Given'],
  ['the clock', outside, 'server/licences/a.ts', 'const now = Date.now()'],
  ['the clock as a Date', outside, 'values/a.ts', 'const now = new Date()'],
  ['the clock as a function', outside, 'web/licences/a.tsx', 'const now = Date()'],
  ['the clock handed on', outside, 'contract/a.ts', 'const clock = performance.now'],
  ['the clock of Temporal', outside, 'values/a.ts', 'const now = Temporal.Now.instant()'],
  ['chance', outside, 'server/licences/a.ts', 'const a = Math.random()'],
  ['chance by a named import', outside, 'server/licences/a.ts', "import { randomBytes } from 'node:crypto'"],
  ['chance by the global', outside, 'web/app/a.ts', 'const a = globalThis.crypto.randomUUID()'],
  ['the network', outside, 'server/licences/a.ts', "await fetch('https://example.com')"],
  ['the network by a package', outside, 'server/licences/a.ts', "import { createTransport } from 'nodemailer'"],
  ['the network by a module', outside, 'licence-file/a.ts', "import { connect } from 'node:net'"],
  ['a statement', sqlRooms, 'server/licences/a.ts', 'const a = sql`select 1`'],
  ['a statement that is planned once', sqlRooms, 'server/licences/a.ts', 'const a = often`select 1`'],
  ['a driver', sqlRooms, 'server/licences/a.ts', "import pg from 'pg'"],
  ['a statement in a string', sqlRooms, 'server/licences/a.ts', "tx.query('select code from licences')"],
  ['a default export', namedExports, 'server/licences/a.ts', 'export default 1'],
  ['a barrel', namedExports, 'server/licences/a.ts', "export * from './b.ts'"],
  ['a barrel by its name', namedExports, 'web/ui/index.ts', 'export const a = 1'],
  ['an exported function without a word', comments, 'server/licences/a.ts', 'export function f() {}'],
  ['an exported arrow function without a word', comments, 'server/licences/a.ts', 'export const f = () => 1'],
  ['an exported type without a word', comments, 'server/licences/a.ts', 'export type A = { a: 1 }'],
  ['a comment that is not the last before it', comments, 'values/a.ts', '/** A. */\nconst a = 1\nexport type A = 1'],
  ['a comment of the wrong kind', comments, 'server/licences/a.ts', '// A function.\nexport function f() {}'],
  ['a promise', comments, 'server/licences/a.ts', `// TO${'DO'}: later\nconst a = 1`],
  ['the other spelling', spelling, 'docs/guide/a.md', `The ${american} is`],
  ['the other spelling in a name', spelling, 'server/licences/a.ts', `const ${american}Id = 1`],
  ['the other spelling in a constant', spelling, 'server/licences/a.ts', `const ${american.toUpperCase()}S_LEFT = 1`],
  ['the other spelling of a file', spelling, `server/licences/read-${american}.ts`, ''],
  ['a catch-all folder', folders, 'server/licences/utils/a.ts', ''],
  ['a catch-all file', folders, 'server/licences/helpers.ts', ''],
  ['a file in camel case', folders, 'server/licences/licenceRules.ts', ''],
  ['a test switched off', honestTests, 'values/a.test.ts', "test.skip('a', () => expect(1).toBe(1))"],
  ['a test that keeps others from running', honestTests, 'values/a.test.ts', "test.only('a', () => expect(1).toBe(1))"],
  ['a test that expects nothing', honestTests, 'values/a.test.ts', "test('a', () => {})"],
  ['a journey that sleeps', honestTests, 'journeys/a.journey.ts', 'await page.waitForTimeout(9)\nexpect(1)'],
])('refused: %s', async (_what, check, path, text) => {
  expect(await count(check, path, text)).toBeGreaterThan(0)
})

test.each<[string, Check, string, string]>([
  ['a file of 300 lines', sizes, 'server/licences/a.ts', lines(300)],
  ['a function of 60 lines', sizes, 'server/licences/a.ts', `function f() {\n${lines(58)}}`],
  ['a component of 120 lines', sizes, 'web/ui/a.tsx', `function F() {\n${lines(118)}}`],
  ['a long test', sizes, 'server/licences/a.test.ts', lines(400)],
  ['as const', casts, 'server/licences/a.ts', 'const a = [1] as const'],
  ['satisfies', casts, 'server/licences/a.ts', 'const a = {} satisfies B'],
  ['a cast that is listed with its reason', casts, 'server/platform/door.ts', 'const a = parsed.data as Given'],
  ['a given date', outside, 'server/licences/a.ts', 'const day = new Date(now)'],
  ['the clock in its room', outside, 'server/platform/clock.ts', 'const now = Date.now()'],
  ['hashes', outside, 'server/licences/a.ts', "import { createHash } from 'node:crypto'"],
  ['types of the network', outside, 'server/licences/a.ts', "import type { Socket } from 'node:net'"],
  ['statements in query files', sqlRooms, 'server/licences/a-queries.ts', 'const a = sql`select 1`'],
  ['the type of a statement', sqlRooms, 'server/licences/a.ts', "import type { Sql } from 'sql-template-tag'"],
  ['sentences that begin with a verb', sqlRooms, 'server/licences/a.ts', "const a = 'Select one from the list'"],
  ['the default export of a configuration', namedExports, 'vite.config.ts', 'export default 1'],
  ['a documented function', comments, 'server/licences/a.ts', '/** A. */\nexport function f() {}'],
  ['a type that is taken from a constant', comments, 'values/a.ts', 'export type A = (typeof as)[number]'],
  ['what a framework names', comments, 'web/licences/a.tsx', 'export async function loader() {}'],
  ['licensing, licensed', spelling, 'docs/guide/a.md', 'Licensing: licensed to the licensee'],
  ['the law’s own name', spelling, 'README.md', 'Apache License 2.0, see LICENSE'],
  ['an honest test', honestTests, 'values/a.test.ts', "test('a', () => expect(1).toBe(1))"],
])('allowed: %s', async (_what, check, path, text) => {
  expect(await count(check, path, text)).toBe(0)
})

test('a page may export its route as the default when the list of pages names it, and only then', async () => {
  const page = 'export default function Page() {}'
  const faults = await namedExports.run(
    projectOf({
      'web/licences/routes.ts': "export const pages = [route('licences', 'licences/licence-list.tsx')]",
      'web/licences/licence-list.tsx': page,
      'web/licences/licence-page.tsx': page,
    }),
  )
  expect(faults).toEqual(['web/licences/licence-page.tsx:1 a default export'])
})
