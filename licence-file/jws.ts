import { verify } from 'node:crypto'
import { fromBase64url } from './base64url.ts'
import { findKey, type JwkSet, type KeyPurpose } from './keys.ts'
import { parseStrictJson } from './strict-json.ts'

/** Why a JWS is not taken; the same words serve licence files and status lists. */
export type JwsFault =
  | 'unreadable'
  | 'bad-header'
  | 'duplicate-key'
  | 'wrong-type'
  | 'wrong-algorithm'
  | 'unknown-key'
  | 'unusable-key'
  | 'bad-signature'

/** The payload of a JWS whose signature holds, still as bytes, with the `kid` that signed it. */
export type OpenedJws = { ok: true; kid: string; payload: Uint8Array } | { ok: false; reason: JwsFault }

/** What the reader expects: one `typ`, one purpose of key, and the keys it trusts. */
export interface Expected {
  type: string
  purpose: KeyPurpose
  keys: JwkSet
}

/** The order of edwards25519's base point (RFC 8032 §5.1). */
const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n

/** Three parts; the last is the 86 characters of 64 bytes. */
const compact = /^([A-Za-z0-9_-]{2,1000})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/

/**
 * Opens a JWS in compact serialisation (RFC 7515 §7.1) signed with Ed25519. The signature is judged before the payload is
 * read. The header must consist of `alg: EdDSA`, the expected `typ` and `kid` and nothing else: keys in the header (`jwk`,
 * `x5c`, `jku`, `x5u`), `crit` and `b64` are refused, not ignored.
 */
export function openJws(token: string, expected: Expected): OpenedJws {
  const [, header, payload, signature] = compact.exec(token) ?? []
  if (header === undefined || payload === undefined || signature === undefined) return refuse('unreadable')
  const headerBytes = fromBase64url(header)
  const payloadBytes = fromBase64url(payload)
  const signatureBytes = fromBase64url(signature)
  if (headerBytes === null || payloadBytes === null || signatureBytes === null) return refuse('unreadable')
  const named = readHeader(headerBytes, expected.type)
  if (!named.ok) return named
  const found = findKey(expected.keys, named.kid, expected.purpose)
  if (!found.ok) return found
  const signed = Buffer.from(`${header}.${payload}`, 'ascii')
  if (!isCanonicalScalar(signatureBytes) || !verify(null, signed, found.key, signatureBytes))
    return refuse('bad-signature')
  return { ok: true, kid: named.kid, payload: payloadBytes }
}

function readHeader(bytes: Uint8Array, type: string): { ok: true; kid: string } | { ok: false; reason: JwsFault } {
  const json = parseStrictJson(bytes)
  if (!json.ok) return refuse(json.fault === 'duplicate-key' ? 'duplicate-key' : 'unreadable')
  if (typeof json.value !== 'object' || json.value === null) return refuse('bad-header')
  const members = new Map<string, unknown>(Object.entries(json.value))
  if (members.get('alg') !== 'EdDSA') return refuse('wrong-algorithm')
  if (members.get('typ') !== type) return refuse('wrong-type')
  const kid = members.get('kid')
  if (typeof kid !== 'string' || members.size !== 3) return refuse('bad-header')
  return { ok: true, kid }
}

/** RFC 8032 §5.1.7: S below the group order, else one signature could be written in several ways. */
function isCanonicalScalar(signature: Uint8Array): boolean {
  return BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) < groupOrder
}

function refuse(reason: JwsFault): { ok: false; reason: JwsFault } {
  return { ok: false, reason }
}
