import { describe, expect, test } from 'vitest'
import { instant, later } from '../../values/calendar.ts'
import { openVault } from '../platform/vault.ts'
import { browserOf, isSameKind } from './browser-rules.ts'
import { afterSignIn, isKnownTo, readDevice, writeDevice } from './device-rules.ts'
import { isContinuation } from './invitation-rules.ts'
import { suggestedLoginId } from './login-id-rules.ts'
import { qrPath } from './qr-rules.ts'
import { recoveryCodeFrom, recoveryCodeHash } from './recovery-code-rules.ts'
import { codeAt, stepOfCode, totpSecretFrom } from './totp-rules.ts'

const now = instant('2026-11-16T09:00:00Z')
const vault = openVault(Buffer.alloc(32, 3))

describe('ACC-12: authenticator codes', () => {
  const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('agree with RFC 6238 at second %i', (seconds, code) => {
    const at = later(instant('1970-01-01T00:00:00Z'), { seconds })
    expect(codeAt(rfcSecret, at)).toBe(code)
    expect(stepOfCode(rfcSecret, code, at)).toBe(Math.floor(seconds / 30))
  })

  test('tell the step that they belong to, one off either way at most', () => {
    const code = codeAt(rfcSecret, now)
    const step = stepOfCode(rfcSecret, code, now)
    for (const seconds of [-30, 30]) expect(stepOfCode(rfcSecret, code, later(now, { seconds }))).toBe(step)
    for (const seconds of [-60, 60]) expect(stepOfCode(rfcSecret, code, later(now, { seconds }))).toBeNull()
  })

  test('secrets take 160 bits of the random ones', () => {
    expect(totpSecretFrom(Buffer.alloc(32, 0xff).toString('base64url'))).toBe('7'.repeat(32))
    expect(() => totpSecretFrom('AAAA')).toThrow('too few random bytes')
  })
})

describe('ACC-12: recovery codes', () => {
  test('have 120 bits in six groups, without letters that look alike, and are read in any spelling', () => {
    const code = recoveryCodeFrom(Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString('base64url'))
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
    const misread = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')
    expect(recoveryCodeHash(misread)).toEqual(recoveryCodeHash(code))
  })
})

describe('ACC-14: browsers', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36',
      'Chrome',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0',
      'Edge',
      'Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36',
      'Samsung Internet',
      'Android',
    ],
    ['curl/8.5.0', 'curl', null],
    ['', null, null],
  ])('%s', (userAgent, browser, system) => {
    expect(browserOf(userAgent)).toEqual({ browser, system })
  })

  test('an update of the same browser is the same kind', () => {
    expect(isSameKind('Firefox/140.0 (X11; Linux)', 'Firefox/141.0 (X11; Linux)')).toBe(true)
    expect(isSameKind('Firefox/140.0 (X11; Linux)', 'Firefox/140.0 (Windows NT 10.0)')).toBe(false)
  })

  test('are known for 180 days, to the last five people who signed in', () => {
    const first = afterSignIn({ id: 'd', signIns: [] }, 'ana', now)
    const read = readDevice(vault, writeDevice(vault, first))
    expect(read).toEqual(first)
    expect(isKnownTo(read, 'ana', later(now, { days: 179 }))).toBe(true)
    expect(isKnownTo(read, 'ana', later(now, { days: 180 }))).toBe(false)
    expect(isKnownTo(read, 'luis', now)).toBe(false)
    const crowd = ['b', 'c', 'd', 'e', 'f'].reduce((device, user) => afterSignIn(device, user, now), first)
    expect(isKnownTo(crowd, 'ana', now)).toBe(false)
    expect(isKnownTo(crowd, 'b', now)).toBe(true)
  })

  test('a mark that we did not seal is none', () => {
    expect(readDevice(openVault(Buffer.alloc(32, 4)), writeDevice(vault, { id: 'd', signIns: [] }))).toBeNull()
    for (const forged of [null, undefined, '', 'x', '{"id":"d","signIns":[]}'])
      expect(readDevice(vault, forged)).toBeNull()
  })
})

describe('ACC-10: where invitations lead', () => {
  test.each(['/o/10000001/licences', '/o/10000001/licences/5f3c-1/allocate', '/o/10000001/a.b~c_d'])(
    '%s is a page of 10000001',
    (path) => {
      expect(isContinuation(path, '10000001')).toBe(true)
    },
  )
  test.each([
    '/o/10000001',
    '/o/10000001/',
    '/o/10000002/licences',
    '/o/10000001/../10000002/licences',
    '/o/10000001/./x',
    '/o/10000001//evil.example',
    '/o/10000001/\\evil',
    '/o/10000001/x?next=https://evil.example',
    '/o/10000001/x#y',
    '/o/10000001/%2e%2e/x',
    'https://evil.example/o/10000001/x',
    '//evil.example/o/10000001/x',
    `/o/10000001/${'x'.repeat(501)}`,
  ])('%s is not', (path) => {
    expect(isContinuation(path, '10000001')).toBe(false)
  })
})

describe('ACC-10: suggested login IDs', () => {
  test.each([
    ['Ána', 'Núñez', 'ana.nunez'],
    ['José María', "O'Brien", 'josemaria.obrien'],
    ['李', '小龙', null],
    ['A', '', null],
  ])('%s %s: %s', (first, last, expected) => {
    expect(suggestedLoginId(first, last)).toBe(expected)
  })
})

test('ACC-12: the QR code is a square with a quiet zone of four modules', () => {
  const { size, path } = qrPath('otpauth://totp/Chancery:ana?secret=GEZDGNBVGY3TQOJQ')
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [
    Number(x),
    Number(y),
    Number(length),
  ])
  expect(Math.min(...runs.map(([x = 0]) => x))).toBe(4)
  expect(Math.max(...runs.map(([x = 0, , length = 0]) => x + length))).toBe(size - 4)
  expect(runs[0]).toEqual([4, 4, 7])
})
