import { deflateSync } from 'node:zlib'
import type { SigningKey } from '../sign.ts'
import { encodeStatusListToken, packStatuses, type StatusBits, type StatusListFacts } from '../status-list.ts'
import { baseClaims, fileKey, judgedAt, listKey, signRaw } from './craft.ts'

/** A status list as input of a file vector, and what reading it alone gives. */
export interface StatusVector {
  title: string
  token: string
  expected: { ok: true; statuses: Record<string, number | null> } | { ok: false; reason: string }
}

/**
 * The facts of a list that gives index 7 a status. Stored, not deflated: zlib writes other bytes on other processors, and
 * the vectors must come out the same everywhere.
 */
export function listFacts(status: number, changes: Partial<StatusListFacts> = {}): StatusListFacts {
  const bits: StatusBits = changes.bits ?? 2
  return {
    uri: baseClaims.status.status_list.uri,
    issuedAt: judgedAt - 60,
    expiresAt: judgedAt + 86_400,
    refreshAfter: 3_600,
    bits,
    lst: deflateSync(packStatuses([[7, status]], 16, bits), { level: 0 }).toString('base64url'),
    ...changes,
  }
}

/** A signed list that gives index 7 a status. */
export function statusToken(status: number, changes: Partial<StatusListFacts> = {}): string {
  return encodeStatusListToken(listFacts(status, changes), listKey)
}

const header = (key: SigningKey, changes: Record<string, unknown> = {}) =>
  JSON.stringify({ alg: 'EdDSA', typ: 'statuslist+jwt', kid: key.kid, ...changes })

const payload = (changes: Record<string, unknown> = {}) => {
  const { uri, issuedAt, expiresAt, bits, lst } = listFacts(1)
  return JSON.stringify({ sub: uri, iat: issuedAt, exp: expiresAt, status_list: { bits, lst }, ...changes })
}

/** Status lists, good and bad. */
export function statusVectors(): StatusVector[] {
  const refused = (title: string, token: string, reason: string): StatusVector => ({
    title,
    token,
    expected: { ok: false, reason },
  })
  return [
    {
      title: 'two bits, index 7 revoked',
      token: statusToken(1),
      expected: { ok: true, statuses: { 6: 0, 7: 1, 8: 0, 15: 0, 16: null } },
    },
    {
      title: 'one bit, index 7 revoked',
      token: statusToken(1, { bits: 1 }),
      expected: { ok: true, statuses: { 7: 1, 8: 0, 16: null } },
    },
    {
      title: 'eight bits, index 7 superseded',
      token: statusToken(3, { bits: 8 }),
      expected: { ok: true, statuses: { 7: 3, 0: 0 } },
    },
    {
      title: 'without ttl',
      token: signRaw(header(listKey), payload(), listKey),
      expected: { ok: true, statuses: { 7: 1 } },
    },
    refused('signed with the key for licence files', signRaw(header(fileKey), payload(), fileKey), 'unknown-key'),
    refused(
      'typ of a licence file',
      signRaw(header(listKey, { typ: 'licence+jwt' }), payload(), listKey),
      'wrong-type',
    ),
    refused('alg none', signRaw(header(listKey, { alg: 'none' }), payload(), listKey), 'wrong-algorithm'),
    refused(
      'three bits',
      signRaw(header(listKey), payload({ status_list: { bits: 3, lst: listFacts(1).lst } }), listKey),
      'bad-claims',
    ),
    refused('no exp', signRaw(header(listKey), payload({ exp: undefined }), listKey), 'bad-claims'),
    refused(
      'lst is not zlib data',
      signRaw(header(listKey), payload({ status_list: { bits: 2, lst: 'AAAA' } }), listKey),
      'bad-claims',
    ),
    refused(
      'the same member twice',
      signRaw(header(listKey), `{"iat":1,${payload().slice(1)}`, listKey),
      'duplicate-key',
    ),
    refused('not a JWS', 'e30', 'unreadable'),
  ]
}
