import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../../contract/endpoint.ts'
import { camelOf, kebabOf } from '../contract-entries.ts'
import { differencesOf } from '../openapi-difference.ts'
import { operationsDocument } from '../operations.ts'
import { differenceOf } from './documents.ts'
import { unserved } from './entries.ts'
import { projectOf } from './project.ts'
import { unprovoked } from './refusals.ts'

const entry = {
  name: 'returnAllocation',
  kebab: 'return-allocation',
  feature: 'licences',
  endpoint: endpoint({
    method: 'POST',
    path: '/organizations/{number}/allocations/{allocationId}/return',
    summary: 'Gives it back',
    permission: 'licence.allocate',
    input: z.strictObject({}),
    output: z.strictObject({}),
    refusals: ['same-host', 'licence-rescinded'],
  }),
}

test('a contract entry must be served, by a file of its name', () => {
  expect(unserved([entry], ['returnAllocation'], ['server/licences/return-allocation.ts'])).toEqual([])
  expect(unserved([entry], ['returnAllocation'], ['server/licences/return-allocation.errand.ts'])).toEqual([])
  expect(unserved([entry], [], ['web/licences/return-allocation.ts'])).toEqual([
    expect.stringMatching(/^returnAllocation is not served/),
    expect.stringMatching(/^returnAllocation has no file/),
  ])
})

test('each refusal of an entry must be provoked by a test that names both', () => {
  const both = projectOf({
    'server/licences/return-allocation.test.ts': `call('returnAllocation'); expect(['same-host', 'licence-rescinded'])`,
    'server/platform/door.test.ts': `expect("too-large")`,
  })
  const codes = ['same-host', 'licence-rescinded', 'too-large']
  expect(unprovoked(both, [entry], ['too-large'], codes)).toEqual([])
  const apart = projectOf({
    'server/licences/return-allocation.test.ts': `call('returnAllocation'); expect('same-host')`,
    'server/licences/other.test.ts': `call('hideLicence'); expect('licence-rescinded')`,
    'server/licences/said.test.ts': `call('returnAllocation')\n// licence-rescinded`,
    'server/licences/return-allocation.ts': `'returnAllocation' 'licence-rescinded' 'too-large'`,
  })
  expect(unprovoked(apart, [entry], ['too-large'], [...codes, 'nothing-left'])).toEqual([
    'no test provokes licence-rescinded from returnAllocation (return-allocation.test.ts)',
    'no test provokes too-large, which the door gives',
    'no entry declares the refusal nothing-left',
  ])
})

test('a test may call an operation by a builder that it imports', () => {
  const files = {
    'server/licences/a.test.ts': `import { giveBack } from '../../testing/moves.ts'\nexpect(['same-host', 'licence-rescinded'])`,
    'testing/moves.ts': `export const giveBack = (who) => who.call('returnAllocation')`,
  }
  expect(unprovoked(projectOf(files), [entry], [], [])).toEqual([])
  expect(unprovoked(projectOf({ ...files, 'testing/moves.ts': '' }), [entry], [], [])).toHaveLength(2)
})

test('the list of operations names address, permission, file, screens and tests of each', () => {
  const project = projectOf({
    'server/licences/return-allocation.ts': '',
    'server/licences/return-allocation.test.ts': '',
    'web/licences/return-allocation.tsx': "call('returnAllocation', input)",
    'web/licences/licence-page.tsx': "call('readLicence', input)",
  })
  expect(operationsDocument(project, [entry]).split('\n')).toContain(
    '| `returnAllocation` | `POST /v1/organizations/{number}/allocations/{allocationId}/return` | `licence.allocate` | ' +
      '[licences/return-allocation.ts](../server/licences/return-allocation.ts) | ' +
      '[licences/return-allocation.tsx](../web/licences/return-allocation.tsx) | ' +
      '[licences/return-allocation.test.ts](../server/licences/return-allocation.test.ts) |',
  )
})

test('the difference of two API documents names each operation and the place in it', () => {
  const before = { info: { version: '1' }, paths: { '/a': { get: { summary: 'A' } }, '/b': { get: {}, post: {} } } }
  const after = {
    info: { version: '2' },
    paths: { '/a': { get: { summary: 'B' } }, '/b': { post: {} }, '/c': { get: {} } },
  }
  expect(differencesOf(before, after)).toEqual([
    'removed GET /b',
    'added GET /c',
    'changed GET /a summary: "A" → "B"',
    'changed info.version: "1" → "2"',
  ])
  expect(differencesOf(before, structuredClone(before))).toEqual([])
})

test('a name is the same words in both dresses', () => {
  expect(kebabOf('reallocateLicence')).toBe('reallocate-licence')
  expect(camelOf('reallocate-licence')).toBe('reallocateLicence')
})

test('a generated document that is missing or out of date is a fault, one that is as it should be is none', () => {
  expect(differenceOf('docs/operations.md', 'a\n', 'a\n')).toEqual([])
  expect(differenceOf('docs/operations.md', null, 'a\n')).toEqual(['docs/operations.md is missing'])
  expect(differenceOf('docs/operations.md', 'a\n', 'a\nb\n')).toEqual(['docs/operations.md is out of date', '  b'])
  expect(differenceOf('docs/openapi.json', '{"paths":{}}', '{"paths":{"/a":{"get":{}}}}')).toEqual([
    'docs/openapi.json: added GET /a',
  ])
})
