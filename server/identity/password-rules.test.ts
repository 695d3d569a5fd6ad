import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextWords, whyNotPassword } from './password-rules.ts'

const alone = { hasSecondFactor: false, words: contextWords(['ana.garcia', 'Talleres Ñandú S.L.', 'Ana García']) }
const beside = { ...alone, hasSecondFactor: true }

describe('works', () => {
  test.each([
    'Violets walk at 7 under bridges',
    'correct horse battery staple',
    'todos los días son lunes',
    'éste es un buen día para pescar',
    '🙂 fifteen 🙂 signs 🙂',
    'no digits no capitals here',
    '               spaces count ',
    'mi perro se llama García y ladra',
  ])('ACC-12: no rule about kinds of characters: “%s” will do', (password) => {
    expect(whyNotPassword(password, alone)).toBeNull()
  })

  test('ACC-12: beside a second factor eight characters will do', () => {
    expect(whyNotPassword('Kx7 qLpw', beside)).toBeNull()
    expect(whyNotPassword('Kx7qLpw', beside)).toBe('password-too-short')
  })

  test('ACC-12: long random passwords will always do', () => {
    const random = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789-+*'),
      minLength: 20,
      maxLength: 64,
    })
    fc.assert(
      fc.property(random, (password) => {
        fc.pre(new Set(password.toLowerCase()).size >= 8)
        return whyNotPassword(password, { hasSecondFactor: false, words: contextWords([]) }) === null
      }),
      { seed: 1789, numRuns: 500 },
    )
  })
})

describe('refuses', () => {
  test('ACC-12: alone a password needs fifteen characters, counted as people count them', () => {
    expect(whyNotPassword('fourteen chars', alone)).toBe('password-too-short')
    expect(whyNotPassword('fifteen chars!!', alone)).toBeNull()
    expect(whyNotPassword('🙂'.repeat(14), alone)).toBe('password-too-short')
  })

  test.each([
    'password12345678',
    'PASSWORD12345678',
    '12345678password',
    'iloveyou!!!!!!!!!!',
    'qwertyuiopasdfghjkl',
    'lkjhgfdsapoiuytrewq',
    '123456789012345',
    '098765432109876',
    'abcdefghijklmnop',
    'aaaaaaaaaaaaaaaaa',
    'abababababababab',
    'passwordpassword',
    'letmeinletmeinletmein',
    'ana.garcia 2026!',
    'ANA.GARCÍA.2026.11',
    'talleres ñandú 26',
    'chancerychancery1',
    'Chancery 2026 ana.garcia',
  ])('ACC-12: on the lists of attackers: “%s”', (password) => {
    expect(whyNotPassword(password, alone)).toBe('password-too-common')
  })

  test.each(['baseball', 'sunshine1', 'Starwars', 'trustno1!', '11111111', 'garcia26', 'talleres'])(
    'ACC-12: beside a second factor what is common stays common: “%s”',
    (password) => {
      expect(whyNotPassword(password, beside)).toBe('password-too-common')
    },
  )
})
