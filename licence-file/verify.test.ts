import { describe, expect, it } from 'vitest'
import { canonicalHostValue } from './host.ts'
import { publicJwk } from './sign.ts'
import { baseClaims, fileKey, judgedAt, listKey, makeFile, pastFileKey } from './vectors/craft.ts'
import { statusToken } from './vectors/status-vectors.ts'
import { verifyLicenceFile } from './verify.ts'

const keys = { keys: [fileKey, listKey].map((key) => publicJwk(key.privateKey, key.purpose)) }

describe('LIC-27: verifying', () => {
  it('gives the claims as they were signed', () => {
    expect(verifyLicenceFile(makeFile(), { keys, now: judgedAt })).toMatchObject({
      claims: baseClaims,
      kid: fileKey.kid,
    })
  })

  it('LIC-8: takes files of a past key while it is published, and no longer', () => {
    const file = makeFile({}, pastFileKey)
    const past = publicJwk(pastFileKey.privateKey, 'licence-file')
    expect(verifyLicenceFile(file, { keys: { keys: [...keys.keys, past] }, now: judgedAt }).genuine).toBe(true)
    expect(verifyLicenceFile(file, { keys, now: judgedAt })).toEqual({ genuine: false, reason: 'unknown-key' })
  })

  it('reports every finding, not only the first', () => {
    const host = { type: 'uuid', value: '6f1c2a3e-0b4d-4c5e-8f60-718293a4b5c6' } as const
    const result = verifyLicenceFile(makeFile(), {
      keys,
      now: judgedAt,
      host,
      releaseDate: '2030-01-01',
      statusList: statusToken(1),
    })
    expect(result.genuine && result.findings.map(({ code }) => code)).toEqual([
      'wrong-host',
      'release-too-new',
      'revoked',
    ])
  })

  it('gives the latest time known, to keep for the next time', () => {
    const seen = (highestTimeSeen?: number, statusList?: string) => {
      const result = verifyLicenceFile(makeFile(), { keys, now: judgedAt, highestTimeSeen, statusList })
      return result.genuine && result.timeSeen - judgedAt
    }
    expect([seen(), seen(judgedAt - 9), seen(judgedAt + 9)]).toEqual([0, 0, 9])
    expect(seen(0, statusToken(0, { issuedAt: judgedAt + 30 }))).toBe(30)
  })

  it('believes no time of a list that it does not trust', () => {
    const statusList = statusToken(0, { issuedAt: judgedAt + 90_000 })
    const onlyFileKey = { keys: [publicJwk(fileKey.privateKey, 'licence-file')] }
    const result = verifyLicenceFile(makeFile(), { keys: onlyFileKey, now: judgedAt, statusList })
    expect(result).toMatchObject({
      timeSeen: judgedAt,
      findings: [{ code: 'status-list-invalid', fault: 'unknown-key' }],
    })
  })

  it('throws for a time in milliseconds, a fraction, and a release day that is none', () => {
    const check = (options: object) => () => verifyLicenceFile(makeFile(), { keys, now: judgedAt, ...options })
    for (const options of [
      { now: judgedAt * 1000 },
      { now: 0.5 },
      { now: Number.NaN },
      { now: -1 },
      { highestTimeSeen: Number.POSITIVE_INFINITY },
      { releaseDate: '2026-02-30' },
    ]) {
      expect(check(options)).toThrow(RangeError)
    }
  })
})

describe('LIC-5: host IDs in the form in which they are signed', () => {
  it.each([
    ['mac', '00-1B-44-11-3A-B7', '00:1b:44:11:3a:b7'],
    ['mac', '001b.4411.3ab7', '00:1b:44:11:3a:b7'],
    ['mac', '001B44113AB7', '00:1b:44:11:3a:b7'],
    ['mac', '00:1B-44:11:3A:B7', null],
    ['mac', '00:1b:44:11:3a', null],
    ['mac', '00:1b:44:11:3a:b7\n', null],
    ['uuid', '6F1C2A3E-0B4D-4C5E-8F60-718293A4B5C6', '6f1c2a3e-0b4d-4c5e-8f60-718293a4b5c6'],
    ['uuid', '{6F1C2A3E-0B4D-4C5E-8F60-718293A4B5C6}', null],
    ['hostname', 'Srv-App-01', 'Srv-App-01'],
    ['hostname', 'srv.example.com', 'srv.example.com'],
    ['hostname', '1and1', '1and1'],
    ['hostname', 'srv_app', null],
    ['hostname', '-srv', null],
    ['hostname', 'srv.', null],
    ['hostname', `${'a'.repeat(63)}`, 'a'.repeat(63)],
    ['hostname', `${'a'.repeat(64)}`, null],
    ['hostname', 'sérvidor', null],
    ['hostname', 'srv\n', null],
    ['serial', 'SN 0042/A', 'SN 0042/A'],
    ['serial', ' SN0042', null],
    ['serial', '', null],
    ['serial', 'x'.repeat(129), null],
  ] as const)('%s %j is %j', (type, value, canonical) => {
    expect(canonicalHostValue(type, value)).toBe(canonical)
  })
})
