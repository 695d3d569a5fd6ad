import { expect, test } from 'vitest'
import { changedFields, patched } from './changed-fields.ts'

test('ACC-18: the trail keeps the fields that changed and no others, lists compared by what they hold', () => {
  const before = { name: 'Acme', types: ['administrator'], phone: null }
  expect(changedFields(before, { ...before, name: 'Acme SA', types: ['administrator'] })).toEqual({
    before: { name: 'Acme' },
    after: { name: 'Acme SA' },
  })
  expect(changedFields(before, { ...before })).toBeNull()
})

test('ACC-1: a change leaves alone what it does not name, and takes away what it names as nothing', () => {
  const facts: { phone: string | null; fax: string | null } = { phone: '+34600000000', fax: '+34910000000' }
  expect(patched(facts, { phone: undefined, fax: null })).toEqual({ phone: '+34600000000', fax: null })
})
