import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readListQuery } from './licence-list-address.ts'
import { changed, isFiltered, listHref, nextPage, previousPage, unfiltered } from './licence-list-query.ts'

const read = (address: string) => readListQuery(new URL(address, 'https://portal.example').searchParams)
const path = '/en/o/10000001/licences'

test('UX-1: a list says in its address whatever is not as it would be anyway', () => {
  expect(listHref(path, read(path))).toBe(path)
  const query = read(`${path}?view=new&q=gate&product=WS&product=GW&status=ended&sort=code&order=descending`)
  expect(read(listHref(path, query))).toEqual(query)
  expect(query).toMatchObject({ product: ['WS', 'GW'], status: ['ended'], sort: 'code', order: 'descending' })
})

test('UX-1: every list can be read back from its address', () => {
  const address = fc.record({
    view: fc.constantFrom('new', 'all', 'expiring', 'rescinded', 'hidden'),
    q: fc.string({ maxLength: 60 }),
    product: fc.stringMatching(/^[A-Z0-9-]{1,40}$/),
    maintenance: fc.constantFrom('current', 'ending', 'ended', 'none', ''),
    allocated: fc.constantFrom('none', 'part', 'whole', ''),
    sort: fc.constantFrom('maintenance', 'end', 'newest', 'code', 'product', 'quantity'),
    order: fc.constantFrom('ascending', 'descending'),
    after: fc.base64String({ maxLength: 40 }),
  })
  fc.assert(
    fc.property(address, (given) => {
      const query = readListQuery(new URLSearchParams(given))
      expect(read(listHref(path, query))).toEqual(query)
    }),
  )
})

test('an old or mistyped address still shows a list', () => {
  expect(read(`${path}?view=everything&sort=colour&order=up&status=asleep&allocated=half`)).toEqual(read(path))
  expect(read(`${path}?q=${'x'.repeat(500)}`).q).toHaveLength(200)
  expect(read(`${path}?q=gate%00way%0A`).q).toBe('gate way ')
})

test('LIC-3: new licences are listed newest first, all others by what needs action soonest', () => {
  expect(read(`${path}?view=new`).sort).toBe('newest')
  expect(read(path).sort).toBe('maintenance')
})

test('UX-9: one can turn the pages forth and back, and another filter begins at its first page', () => {
  const first = read(`${path}?q=gate`)
  expect(previousPage(first)).toBeNull()
  const second = nextPage(first, 'c2')
  const third = nextPage(second, 'c3')
  expect(read(listHref(path, third))).toEqual(third)
  expect(previousPage(third)).toEqual(second)
  expect(previousPage(second)).toEqual(first)
  expect(changed(third, { q: 'work' })).toEqual(read(`${path}?q=work`))
})

test('UX-9: an address does not grow without end; beyond twenty pages back, the first one follows', () => {
  let query = read(path)
  for (let page = 2; page <= 40; page += 1) query = nextPage(query, `c${page}`)
  expect(query.before).toHaveLength(20)
  for (let back = 0; back < 20; back += 1) query = previousPage(query) ?? query
  expect(query.after).toBe('c20')
  expect(previousPage(query)?.after).toBeNull()
})

test('UX-12: clearing the filters keeps tab and order', () => {
  const query = read(`${path}?view=expiring&q=gate&status=active&sort=code`)
  expect(isFiltered(query)).toBe(true)
  expect(unfiltered(query)).toEqual(read(`${path}?view=expiring&sort=code`))
  expect(isFiltered(unfiltered(query))).toBe(false)
})
