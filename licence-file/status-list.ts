import { deflateSync, inflateSync } from 'node:zlib'
import { fromBase64url, toBase64url } from './base64url.ts'
import { asInteger, asRecord, asUri, BadClaims } from './claims.ts'
import { statusListType } from './format.ts'
import { type JwsFault, openJws } from './jws.ts'
import type { JwkSet } from './keys.ts'
import { type SigningKey, signBytes } from './sign.ts'
import { parseStrictJson } from './strict-json.ts'

/**
 * Status values of a licence file (LIC-8). 0 to 2 are those of the Token Status List registry (VALID, INVALID, SUSPENDED);
 * 3 is one that the draft leaves to applications: a newer file of the same allocation exists, running servers keep going.
 */
export const fileStatus = { good: 0, revoked: 1, onHold: 2, superseded: 3 } as const

/** Bits per file; two hold all values of `fileStatus`. */
export type StatusBits = 1 | 2 | 4 | 8

/** What a status list says, before it is signed. */
export interface StatusListFacts {
  /** Where the list is published: the `uri` that the files carry, and the list's `sub`. */
  uri: string
  /** Seconds. */
  issuedAt: number
  /** Seconds; from here on the list is stale. */
  expiresAt: number
  /** Seconds after which to fetch it again. */
  refreshAfter: number
  bits: StatusBits
  /** The compressed statuses, from `encodeStatusList`. */
  lst: string
}

/** A list whose signature holds. */
export interface StatusList {
  uri: string
  issuedAt: number
  expiresAt: number
  refreshAfter: number | null
  /** The status at an index; null beyond the end of the list. */
  statusAt: (idx: number) => number | null
}

/** Why a status list is not taken. */
export type StatusListFault = JwsFault | 'too-large' | 'bad-claims'

/** The list, or why it is refused. Staleness is left to the reader, who knows the time: compare `expiresAt`. */
export type StatusListReading = { ok: true; list: StatusList } | { ok: false; reason: StatusListFault }

/** Inflated size: room for 67 million files at two bits. A smaller text that swells beyond is refused. */
const inflatedBytesMax = 16 * 1024 * 1024

/** Longest status list token read: a list of random statuses does not shrink, and base64url adds a third. */
const tokenCharsMax = 24 * 1024 * 1024

/**
 * The `lst` member: statuses packed from the lowest bits of each byte up, zlib-compressed, base64url (draft-ietf-oauth-status-list §4.1).
 * Indices without an entry are 0. Throws a RangeError for an index outside `size` or a value that does not fit `bits`.
 */
export function encodeStatusList(
  entries: Iterable<readonly [idx: number, status: number]>,
  size: number,
  bits: StatusBits = 2,
): string {
  return toBase64url(deflateSync(packStatuses(entries, size, bits), { level: 9 }))
}

/** The same, not compressed: `size` is rounded up to whole bytes. */
export function packStatuses(
  entries: Iterable<readonly [idx: number, status: number]>,
  size: number,
  bits: StatusBits,
): Uint8Array {
  const packed = new Uint8Array(Math.ceil((size * bits) / 8))
  const mask = (1 << bits) - 1
  for (const [idx, status] of entries) {
    if (!Number.isInteger(idx) || idx < 0 || idx >= size) throw new RangeError(`No index of a list of ${size}: ${idx}`)
    if (!Number.isInteger(status) || status < 0 || status > mask)
      throw new RangeError(`No status of ${bits} bits: ${status}`)
    const at = Math.floor((idx * bits) / 8)
    const shift = (idx * bits) % 8
    packed[at] = ((packed[at] ?? 0) & ~(mask << shift)) | (status << shift)
  }
  return packed
}

/** What is signed of a status list in JWT form (draft-ietf-oauth-status-list §5.1), for a signer that is elsewhere; join its signature with a dot. */
export function statusListSigningInput(facts: StatusListFacts, kid: string): string {
  const header = { alg: 'EdDSA', typ: statusListType, kid }
  const payload = {
    sub: facts.uri,
    iat: facts.issuedAt,
    exp: facts.expiresAt,
    ttl: facts.refreshAfter,
    status_list: { bits: facts.bits, lst: facts.lst },
  }
  return `${toBase64url(JSON.stringify(header))}.${toBase64url(JSON.stringify(payload))}`
}

/** A signed status list (LIC-9). Throws a RangeError for a key that is not for status lists. */
export function encodeStatusListToken(facts: StatusListFacts, key: SigningKey): string {
  if (key.purpose !== 'status-list') throw new RangeError('A status list is signed with a key of its own purpose')
  const signingInput = statusListSigningInput(facts, key.kid)
  return `${signingInput}.${signBytes(key.privateKey, signingInput)}`
}

/** Opens a status list token with the caller's keys of that purpose. One line end after the token is forgiven. */
export function readStatusList(token: string, keys: JwkSet): StatusListReading {
  if (token.length > tokenCharsMax) return { ok: false, reason: 'too-large' }
  const opened = openJws(token.replace(/\r?\n$/, ''), { type: statusListType, purpose: 'status-list', keys })
  if (!opened.ok) return opened
  const json = parseStrictJson(opened.payload)
  if (!json.ok) return { ok: false, reason: json.fault === 'duplicate-key' ? 'duplicate-key' : 'bad-claims' }
  try {
    return { ok: true, list: readListClaims(json.value) }
  } catch (error) {
    if (error instanceof BadClaims) return { ok: false, reason: 'bad-claims' }
    throw error
  }
}

function readListClaims(value: unknown): StatusList {
  const claims = asRecord(value, 'claims')
  const inner = asRecord(claims.status_list, 'status_list')
  const bits = asInteger(inner.bits, 'status_list.bits', 1, 8)
  if (![1, 2, 4, 8].includes(bits)) throw new BadClaims('status_list.bits', '1, 2, 4 or 8')
  const packed = inflate(inner.lst)
  const seconds = (name: 'iat' | 'exp' | 'ttl') => asInteger(claims[name], name, 0, Number.MAX_SAFE_INTEGER)
  return {
    uri: asUri(claims.sub, 'sub'),
    issuedAt: seconds('iat'),
    expiresAt: seconds('exp'),
    refreshAfter: claims.ttl === undefined ? null : seconds('ttl'),
    statusAt: (idx) => {
      const byte = packed[Math.floor((idx * bits) / 8)]
      return byte === undefined ? null : (byte >> ((idx * bits) % 8)) & ((1 << bits) - 1)
    },
  }
}

function inflate(lst: unknown): Uint8Array {
  const compressed = typeof lst === 'string' ? fromBase64url(lst) : null
  if (compressed === null) throw new BadClaims('status_list.lst', 'base64url')
  try {
    return inflateSync(compressed, { maxOutputLength: inflatedBytesMax })
  } catch {
    throw new BadClaims('status_list.lst', 'zlib data of at most 16 MiB')
  }
}
