import { expect, test } from 'vitest'
import { projectOf } from './checks/project.ts'
import { planOperation } from './new-operation.ts'

const house = projectOf({
  'server/licences/reallocate-licence.ts': '',
  'server/licences/download-licence-file.errand.ts': '',
  'contract/licences.ts': '  returnAllocation: endpoint({',
})

test('a new operation gets its file, a test, a part of a screen, and a letter when one is asked for', () => {
  const { files, steps } = planOperation(house, { feature: 'licences', name: 'split-licence', letter: 'licence-split' })
  expect(Object.keys(files)).toEqual([
    'server/licences/split-licence.ts',
    'server/licences/split-licence.test.ts',
    'web/licences/split-licence.tsx',
    'server/licences/licence-split.email.ts',
  ])
  expect(files['server/licences/split-licence.ts']).toContain('splitLicence: Operation<typeof licences.splitLicence>')
  expect(files['server/licences/split-licence.test.ts']).toContain("ana.call('splitLicence'")
  expect(steps).toContain('splitLicence: endpoint({')
})

test('what is written parses', () => {
  const { files } = planOperation(house, { feature: 'licences', name: 'rescind-licence', letter: 'licence-rescinded' })
  for (const source of projectOf(files).sources) expect(source.parsed().errors).toEqual([])
})

test.each([
  [
    'a name that an operation has',
    'licences',
    'reallocate-licence',
    /taken by server\/licences\/reallocate-licence\.ts/,
  ],
  ['the same name in another feature', 'accounts', 'reallocate-licence', /taken/],
  ['a name that an errand has', 'licences', 'download-licence-file', /taken/],
  ['a name that the contract has', 'licences', 'return-allocation', /contract\/licences\.ts/],
  ['a feature that does not exist', 'rockets', 'launch-rocket', /The features are: identity,/],
  ['a single word', 'licences', 'reallocate', /begin with a verb/],
  ['camel case', 'licences', 'splitLicence', /begin with a verb/],
])('%s is refused', (_what, feature, name, reason) => {
  expect(() => planOperation(house, { feature, name, letter: '' })).toThrow(reason)
})
