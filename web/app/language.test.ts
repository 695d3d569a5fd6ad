import { expect, test } from 'vitest'
import { inLanguage, languageOfPath } from './language.ts'

test('The language of a page is the first word of its address, and only en and es are languages', () => {
  expect(languageOfPath('/es/o/10000001/licences')).toBe('es')
  expect(languageOfPath('/en')).toBe('en')
  expect(languageOfPath('/fr/help')).toBeNull()
  expect(languageOfPath('/england/help')).toBeNull()
  expect(languageOfPath('/')).toBeNull()
})

test('Switching the language keeps the page, its filter and its order', () => {
  expect(inLanguage('/en/o/10000001/licences?sort=end', 'es')).toBe('/es/o/10000001/licences?sort=end')
  expect(inLanguage('/es', 'en')).toBe('/en')
})

test('ACC-15: a link of a mail, which names no language, gets the reader’s', () => {
  expect(inLanguage('/o/10000001/licences/abc', 'es')).toBe('/es/o/10000001/licences/abc')
  expect(inLanguage('/', 'es')).toBe('/es')
})
