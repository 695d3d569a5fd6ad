import { expect, test } from 'vitest'
import { arrows } from './arrows.ts'
import { projectOf } from './project.ts'

/** The faults of a project in which one file imports another. */
async function faultsOfImport(from: string, statement: string, others: string[] = []): Promise<string[]> {
  const files = Object.fromEntries(others.map((path) => [path, '']))
  return arrows.run(projectOf({ ...files, [from]: `${statement}\n` }))
}

test.each([
  ['a feature', 'server/licences/a.ts', "import { b } from '../platform/b.ts'"],
  ['a feature', 'server/licences/a.ts', "import type { b } from '../accounts/b.ts'"],
  ['a feature', 'server/licences/a.ts', "import { b } from '../../licence-file/encode.ts'"],
  ['the list of routes', 'server/routes.ts', "import { b } from './licences/routes.ts'"],
  ['the entry, types only,', 'server/main.ts', "import type { Visit } from '../web/app/visit.ts'"],
  ['a page', 'web/licences/a.tsx', "import { b } from '../ui/button.tsx'"],
  ['the contract', 'contract/a.ts', "import { z } from 'zod'"],
  ['the licence file', 'licence-file/a.ts', "import { sign } from 'node:crypto'"],
  ['a test', 'server/licences/a.test.ts', "import { b } from '../../testing/portal.ts'"],
  ['a root file', 'vite.config.ts', "import { b } from './server/platform/b.ts'"],
])('%s may import what lies below it', async (_who, from, statement) => {
  expect(await faultsOfImport(from, statement)).toEqual([])
})

test.each([
  ['a feature a later one', 'server/accounts/a.ts', "import { b } from '../licences/b.ts'", 'server/licences'],
  [
    'a feature a later one by a type',
    'server/identity/a.ts',
    "import type { b } from '../accounts/b.ts'",
    'server/accounts',
  ],
  ['a feature a later one lazily', 'server/catalogue/a.ts', "await import('../help/b.ts')", 'server/help'],
  [
    'a feature a later one by passing it on',
    'server/catalogue/a.ts',
    "export { b } from '../help/b.ts'",
    'server/help',
  ],
  ['a feature a later one inside a type', 'server/catalogue/a.ts', "type B = import('../help/b.ts').B", 'server/help'],
  ['the platform a feature', 'server/platform/a.ts', "import { b } from '../audit/record.ts'", 'server/audit'],
  ['the audit trail rights', 'server/audit/a.ts', "import { b } from '../access/rights.ts'", 'server/access'],
  ['the contract the server', 'contract/a.ts', "import { b } from '../server/platform/b.ts'", 'server/platform'],
  ['the web the server', 'web/licences/a.tsx', "import { b } from '../../server/licences/b.ts'", 'server/licences'],
  ['the web signed files', 'web/licences/a.tsx', "import { b } from '../../licence-file/verify.ts'", 'licence-file'],
  ['the server a page', 'server/main.ts', "import type { b } from '../web/licences/b.tsx'", 'web/licences'],
  ['a product file a test tool', 'server/licences/a.ts', "import { b } from '../../testing/portal.ts'", 'testing'],
  ['values anything of ours', 'values/a.ts', "import { b } from '../contract/b.ts'", 'contract'],
])('%s may not be imported', async (_what, from, statement, target) => {
  expect(await faultsOfImport(from, `\n${statement}`)).toEqual([
    `${from}:2 ${from
      .split('/')
      .slice(0, from.split('/').length > 2 ? 2 : 1)
      .join('/')} may not import ${target}`,
  ])
})

test.each([
  ['the contract', 'contract/a.ts', "import pg from 'pg'"],
  ['the licence file', 'licence-file/a.ts', "import { z } from 'zod'"],
  ['values', 'values/a.ts', "import { readFileSync } from 'node:fs'"],
])('%s may not use a package that its readers need not have', async (_who, from, statement) => {
  expect(await faultsOfImport(from, statement)).toHaveLength(1)
})

test('a file in a folder that the house does not have is a fault', async () => {
  expect(await faultsOfImport('server/helpers/a.ts', '')).toEqual([
    'server/helpers/a.ts lies in server/helpers, which is no room of the house',
  ])
})
