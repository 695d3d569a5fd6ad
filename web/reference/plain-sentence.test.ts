import { expect, test } from 'vitest'
import { refusals } from '../../contract/refusals.ts'
import { plainSentence } from './plain-sentence.server.ts'

test.each([
  ['Nothing here.', 'Nothing here.'],
  ['It ended on {day}.', 'It ended on ‹day›.'],
  ['You asked for {wanted, number}.', 'You asked for ‹wanted›.'],
  [
    '{left, plural, =0 {Nothing is left} one {Only # is left} other {Only # are left}} of it.',
    'Only ‹left› are left of it.',
  ],
  ['{who, select, none {Ask us.} other {Ask {who}.}}', 'Ask ‹who›.'],
])('PLT-3: %s', (message, plain) => {
  expect(plainSentence(message)).toBe(plain)
})

test('PLT-3: every refusal reads as a sentence in both languages', () => {
  for (const { en, es } of Object.values(refusals))
    for (const message of [en, es]) expect(plainSentence(message)).toMatch(/^[^{}#]{10,}[.:…]$/)
})
