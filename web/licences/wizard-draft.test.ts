import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocateQuery, hostInput, readAllocateDraft } from './wizard-draft.ts'

test('UX-19: what was chosen survives in the address, blanks and all', () => {
  const draft = fc.record({
    hostIdType: fc.constantFrom('hostname', 'mac', 'serial', 'uuid'),
    hostId: fc.string({ maxLength: 300 }),
    cluster: fc.boolean(),
    label: fc.string({ maxLength: 100 }),
    quantity: fc.stringMatching(/^\d{0,8}$/),
    features: fc.option(fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,40}$/), { maxLength: 5 })),
  })
  fc.assert(
    fc.property(draft, (given) => {
      const address = new URL(`https://portal.example/?${allocateQuery(given)}`)
      expect(readAllocateDraft(address.searchParams)).toEqual(given)
    }),
  )
})

test('LIC-4: no features chosen is another answer than not yet asked', () => {
  const asked = (query: string) => readAllocateDraft(new URLSearchParams(query)).features
  expect(asked('hostId=a')).toBeNull()
  expect(asked('hostId=a&features=')).toEqual([])
  expect(asked('hostId=a&features=gpu&features=recording')).toEqual(['gpu', 'recording'])
})

test('a submitted form and an address are read alike; files count as nothing', () => {
  const form = new FormData()
  form.set('hostIdType', 'hostname')
  form.set('hostId', ' srv-lic-01 ')
  form.set('cluster', 'on')
  form.set('label', new File(['x'], 'x.txt'))
  const draft = readAllocateDraft(form)
  expect(draft).toMatchObject({ hostId: ' srv-lic-01 ', cluster: true, label: '', quantity: '', features: null })
  expect(hostInput(draft)).toEqual({ hostIdType: 'hostname', hostId: ' srv-lic-01 ', cluster: true })
})
