import fc from 'fast-check'
import { expect, test } from 'vitest'
import { behindPrefix, searchTerms, searchWords } from './search-words.ts'

/** Whether a search would find the name: every term begins one of its words. */
function finds(asked: string, ...names: string[]): boolean {
  const words = searchWords(...names)
  return searchTerms(asked).every((term) => words.some((word) => word >= term && word < behindPrefix(term)))
}

test.each([
  ['nunez', 'Íñigo Núñez'],
  ['INI nú', 'Íñigo Núñez'],
  ['obrien', "Pat O'Brien"],
  ["o'bri", "Pat O'Brien"],
  ['brien', "Pat O'Brien"],
  ['smith', 'Zoe Jones-Smith'],
  ['ana.l', 'ana.lopez@example.com'],
  ['ana@exa', 'ana@example.com'],
  ['東京', '東京電力'],
  ['AT&T', 'AT&T Inc.'],
])('ACC-17: %j finds %j', (asked, name) => {
  expect(finds(asked, name)).toBe(true)
})

test('ACC-17: every word asked for must begin a word of the name', () => {
  expect(finds('acme spain', 'Acme Iberia, S.A.')).toBe(false)
  expect(finds('cme', 'Acme')).toBe(false)
})

test('ACC-17: a name without digits or letters can still be looked for, and words stay short', () => {
  expect(finds('🙂', '🙂')).toBe(true)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
      expect(searchWords(name).every((word) => word.length > 0 && word.length <= 100)).toBe(true)
      expect(searchTerms(name).length).toBeLessThanOrEqual(8)
    }),
  )
})
