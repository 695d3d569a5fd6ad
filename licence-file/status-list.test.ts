import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicJwk } from './sign.ts'
import { encodeStatusList, encodeStatusListToken, readStatusList, type StatusBits } from './status-list.ts'
import { fileKey, listKey } from './vectors/craft.ts'
import { listFacts } from './vectors/status-vectors.ts'

const keys = { keys: [fileKey, listKey].map((key) => publicJwk(key.privateKey, key.purpose)) }

function readBack(lst: string, bits: StatusBits) {
  const reading = readStatusList(encodeStatusListToken(listFacts(0, { lst, bits }), listKey), keys)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.list
}

describe('LIC-9: the status list', () => {
  it('packs one bit per file as the worked example of the draft does', () => {
    const revoked = [0, 3, 4, 5, 7, 8, 9, 13, 15]
    expect(
      encodeStatusList(
        revoked.map((idx) => [idx, 1] as const),
        16,
        1,
      ),
    ).toBe('eNrbuRgAAhcBXQ')
  })

  it('packs two bits per file as the worked example of the draft does', () => {
    const statuses = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]
    expect(
      encodeStatusList(
        statuses.map((status, idx) => [idx, status] as const),
        12,
        2,
      ),
    ).toBe('eNo76fITAAPfAgc')
  })

  it('gives back every status at its index, for any list and width', () => {
    const list = fc
      .constantFrom<StatusBits>(1, 2, 4, 8)
      .chain((bits) => fc.tuple(fc.constant(bits), fc.array(fc.nat(2 ** bits - 1), { minLength: 1, maxLength: 100 })))
    fc.assert(
      fc.property(list, ([bits, statuses]) => {
        const entries = statuses.map((status, idx) => [idx, status] as const)
        const { statusAt } = readBack(encodeStatusList(entries.toReversed(), statuses.length, bits), bits)
        expect(statuses.map((_, idx) => statusAt(idx))).toEqual(statuses)
        expect(statusAt(statuses.length + 8)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  it('overwrites a status that is given twice, and leaves its neighbours', () => {
    const { statusAt } = readBack(
      encodeStatusList(
        [
          [4, 3],
          [5, 3],
          [5, 1],
          [6, 3],
        ],
        8,
        2,
      ),
      2,
    )
    expect([4, 5, 6].map(statusAt)).toEqual([3, 1, 3])
  })

  it('refuses to encode an index or a status that has no room', () => {
    for (const entry of [
      [8, 1],
      [-1, 1],
      [0.5, 1],
      [0, 4],
      [0, -1],
    ] as const) {
      expect(() => encodeStatusList([entry], 8, 2)).toThrow(RangeError)
    }
  })

  it('holds two million files in a token of some kilobytes when few are revoked, and reads it', () => {
    const entries = Array.from({ length: 200 }, (_, n) => [n * 9_973, 1] as const)
    const lst = encodeStatusList(entries, 2_000_000)
    expect(lst.length).toBeLessThan(8_000)
    expect(readBack(lst, 2).statusAt(199 * 9_973)).toBe(1)
  })

  it('is refused when it would swell beyond 16 MiB', () => {
    const lst = deflateSync(Buffer.alloc(16 * 1024 * 1024 + 1)).toString('base64url')
    expect(readStatusList(encodeStatusListToken(listFacts(0, { lst }), listKey), keys)).toEqual({
      ok: false,
      reason: 'bad-claims',
    })
    const fits = deflateSync(Buffer.alloc(16 * 1024 * 1024)).toString('base64url')
    expect(readBack(fits, 2).statusAt(0)).toBe(0)
  })

  it('is refused unread when the token itself is beyond 24 MiB', () => {
    expect(readStatusList('A'.repeat(24 * 1024 * 1024 + 1), keys)).toEqual({ ok: false, reason: 'too-large' })
  })

  it('is not signed with a key for licence files', () => {
    expect(() => encodeStatusListToken(listFacts(0), fileKey)).toThrow(RangeError)
  })
})
