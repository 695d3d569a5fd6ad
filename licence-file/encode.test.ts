import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadClaims } from './claims.ts'
import { assembleLicenceFile, encodeSigningInput, licenceComments } from './encode.ts'
import { expOf, isDay, lastDayOf, nbfOf } from './format.ts'
import { plainText } from './plain-text.ts'
import { publicJwk, signBytes } from './sign.ts'
import { baseClaims, baseNames, fileKey, judgedAt, makeFile } from './vectors/craft.ts'
import { verifyLicenceFile } from './verify.ts'

const keys = { keys: [publicJwk(fileKey.privateKey, 'licence-file')] }
const named = (name: string) => ({ ...baseClaims, organization: { number: '10000001', name } })

describe('LIC-7: the days of a licence', () => {
  it('end at 12:00 UTC on the day after, over month, year and leap day', () => {
    expect(expOf('2027-07-24')).toBe(Date.UTC(2027, 6, 25, 12) / 1000)
    expect(expOf('2027-12-31')).toBe(Date.UTC(2028, 0, 1, 12) / 1000)
    expect(expOf('2028-02-28')).toBe(Date.UTC(2028, 1, 29, 12) / 1000)
  })

  it('hold the whole last day in every time zone, and not an hour of the next in the latest', () => {
    const at = (instant: string) => Date.parse(instant) / 1000
    expect(expOf('2027-07-24')).toBeGreaterThan(at('2027-07-24T23:59:59-12:00'))
    expect(expOf('2027-07-24')).toBe(at('2027-07-25T00:00:00-12:00'))
    expect(nbfOf('2026-07-25')).toBe(at('2026-07-25T00:00:00+14:00'))
  })

  it('are read back from exp', () => {
    for (const day of ['1970-01-02', '2024-02-29', '2027-12-31', '9998-12-31']) expect(lastDayOf(expOf(day))).toBe(day)
  })

  it('are real days', () => {
    for (const text of [
      '2026-02-30',
      '2026-2-3',
      '2026-13-01',
      '2026-01-00',
      '20260101',
      '2026-01-01T00:00:00Z',
      '',
      '1969-12-31',
    ]) {
      expect([text, isDay(text)]).toEqual([text, false])
      expect(() => expOf(text)).toThrow(RangeError)
    }
  })
})

describe('LIC-7: what is signed', () => {
  it('is the same for the same claims, in whatever order their members stand', () => {
    const shuffled = { ...Object.fromEntries(Object.entries(baseClaims).toReversed()), ...baseClaims }
    expect(encodeSigningInput(shuffled, fileKey.kid)).toBe(encodeSigningInput(baseClaims, fileKey.kid))
  })

  it('has no exp and no maintenance_until where the grant has none', () => {
    const input = encodeSigningInput({ ...baseClaims, exp: undefined, maintenance_until: undefined }, fileKey.kid)
    const payload = Buffer.from(input.split('.')[1] ?? '', 'base64url').toString()
    expect(payload).not.toMatch(/exp|maintenance/)
  })

  it('carries nothing that is no claim', () => {
    const withMore = { ...baseClaims, password: 'x' }
    expect(encodeSigningInput(withMore, fileKey.kid)).toBe(encodeSigningInput(baseClaims, fileKey.kid))
  })

  it('is refused when no verifier would take it', () => {
    expect(() => encodeSigningInput({ ...baseClaims, quantity: 0 }, fileKey.kid)).toThrow(BadClaims)
    expect(() => encodeSigningInput(baseClaims, 'not-a-thumbprint')).toThrow(BadClaims)
    expect(() =>
      encodeSigningInput({ ...baseClaims, host: { type: 'mac', value: 'AA:BB:CC:DD:EE:FF' } }, fileKey.kid),
    ).toThrow(/host.value must be a mac in canonical form/)
  })
})

describe('LIC-7: comment lines', () => {
  it('say in English what the file grants', () => {
    const lines = licenceComments(baseClaims, baseNames, 'en')
    expect(lines).toContain('# Product:           Atlas Gateway, Enterprise Edition')
    expect(lines).toContain('# Quantity:          50 (concurrent users)')
    expect(lines).toContain('# Only for host:     host name Srv-App-01')
    expect(lines).toContain('# Last day:          2027-07-24')
  })

  it('say in Spanish what the file grants', () => {
    const lines = licenceComments(
      { ...baseClaims, exp: undefined, grade: 'not-for-resale', features: [] },
      baseNames,
      'es',
    )
    expect(lines).toContain('# Último día:          ninguno (perpetua)')
    expect(lines).toContain('# Categoría:           no destinada a la reventa')
    expect(lines).toContain('# Funciones:           ninguna')
  })

  it('show a code that has no name as it is, even one called like a member of every object', () => {
    const lines = licenceComments({ ...baseClaims, features: ['constructor'], model: 'toString' }, {}, 'en')
    expect(lines).toContain('# Features:          constructor')
    expect(lines).toContain('# Quantity:          50 (toString)')
  })

  it.each([
    ['line feed', 'Acme\neyJhbGciOiJFZERTQSJ9.e30.AAAA'],
    ['carriage return', 'Acme\reyJhbGciOiJFZERTQSJ9.e30.AAAA'],
    ['next line', 'Acme\u0085eyJhbGciOiJFZERTQSJ9.e30.AAAA'],
    ['line separator', 'Acme\u2028eyJhbGciOiJFZERTQSJ9.e30.AAAA'],
    ['escape sequence', 'Acme\u001b[2J\u001b[1;1H'],
    ['right-to-left override', 'Acme \u202egnp.exe'],
    ['isolate left open', 'Acme \u2067'],
    ['invisible tags', 'Acme\u{e0041}\u{e0042}'],
  ])('stay single lines with nothing hidden: %s in the name', (_, name) => {
    const line = licenceComments(named(name), {}, 'en').find((text) => text.startsWith('# Licensed to:')) ?? ''
    expect(line).toMatch(/^# Licensed to: {7}10000001, Acme ?\ufffd/)
    expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u)
  })

  it('keep names of every script, emoji and joiners', () => {
    const name = 'شرکت نرم\u200cافزار 株式会社 👩\u200d💻 Ñandú'
    expect(plainText(name)).toBe(name)
  })

  it('shorten what is long, and never inside a character', () => {
    expect(plainText('👩'.repeat(300))).toBe(`${'👩'.repeat(199)}…`)
  })

  it('never let any name change what is granted, or how many lines there are', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
    const plain = makeFile().split('\n').length
    fc.assert(
      fc.property(text, text, (owner, product) => {
        const claims = named(owner.toWellFormed())
        const input = encodeSigningInput(claims, fileKey.kid)
        const comments = licenceComments(claims, { ...baseNames, product }, 'en')
        const file = assembleLicenceFile(comments, input, signBytes(fileKey.privateKey, input))
        expect(file.split(/[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(plain)
        expect(verifyLicenceFile(file, { keys, now: judgedAt })).toMatchObject({ genuine: true, claims })
      }),
      { numRuns: 300 },
    )
  })
})

describe('LIC-7: the file', () => {
  it('is not assembled from anything that could be read differently', () => {
    const input = encodeSigningInput(baseClaims, fileKey.kid)
    const signature = signBytes(fileKey.privateKey, input)
    expect(() => assembleLicenceFile(['no comment'], input, signature)).toThrow(RangeError)
    expect(() => assembleLicenceFile(['# two\n# lines'], input, signature)).toThrow(RangeError)
    expect(() => assembleLicenceFile([], `${input}.x`, signature)).toThrow(RangeError)
    expect(() => assembleLicenceFile([], input, `${signature}\n`)).toThrow(RangeError)
    expect(() => assembleLicenceFile(['#'.repeat(65_000)], input, signature)).toThrow(RangeError)
  })
})
