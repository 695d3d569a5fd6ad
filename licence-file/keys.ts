import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { fromBase64url } from './base64url.ts'

/** What a key may sign. A key of one purpose never verifies a thing of another. */
export type KeyPurpose = 'licence-file' | 'status-list' | 'quote-arithmetic'

/**
 * A published verification key (RFC 8037): Ed25519, named by its RFC 7638 thumbprint, with its purpose in a private
 * member that stock libraries ignore.
 */
export interface PublicJwk {
  kty: 'OKP'
  crv: 'Ed25519'
  x: string
  kid: string
  alg: 'EdDSA'
  use: 'sig'
  chancery_purpose: KeyPurpose
}

/** A JWK set (RFC 7517 §5) as it was read: its entries are looked at only when a `kid` asks for one. */
export interface JwkSet {
  readonly keys: readonly unknown[]
}

/** The pinned key, or why there is none: `unusable-key` is a fault of the key set, not of what is verified. */
export type FoundKey = { ok: true; key: KeyObject } | { ok: false; reason: 'unknown-key' | 'unusable-key' }

/** 2^255 − 19, the field of edwards25519. */
const fieldPrime = 2n ** 255n - 19n

/** The y coordinates of the eight points whose order divides eight (RFC 7748 §6.1 tells the like for X25519). */
const smallOrderY: readonly bigint[] = [
  0n,
  1n,
  fieldPrime - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]

/** `kid` of an Ed25519 public key: its RFC 7638 thumbprint with SHA-256 (members of RFC 8037 §2). */
export function thumbprint(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url')
}

/**
 * Finds the key of a `kid` among those the caller trusts, for one purpose. A key of another purpose is as good as
 * unknown. Unusable: not OKP/Ed25519, a private key, a `kid` that is not its thumbprint or stands twice, a small-order
 * point (under which signatures of any text can be made) or a coordinate not in its one canonical form (RFC 8032 §5.1.3).
 */
export function findKey(keys: JwkSet, kid: string, purpose: KeyPurpose): FoundKey {
  const named = keys.keys.filter(
    (entry) => member(entry, 'kid') === kid && member(entry, 'chancery_purpose') === purpose,
  )
  if (named.length === 0) return { ok: false, reason: 'unknown-key' }
  const [entry] = named
  const x = member(entry, 'x')
  const fit =
    named.length === 1 &&
    member(entry, 'kty') === 'OKP' &&
    member(entry, 'crv') === 'Ed25519' &&
    [undefined, 'EdDSA'].includes(member(entry, 'alg')) &&
    [undefined, 'sig'].includes(member(entry, 'use')) &&
    member(entry, 'd') === undefined
  if (!fit || x === undefined || thumbprint(x) !== kid || !isSoundPoint(x)) return { ok: false, reason: 'unusable-key' }
  try {
    return { ok: true, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) }
  } catch {
    return { ok: false, reason: 'unusable-key' }
  }
}

/** A member of a JSON object as text; anything else that stands there becomes a text that matches nothing. */
function member(entry: unknown, name: string): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const found: unknown = Object.entries(entry).find(([key]) => key === name)?.[1]
  if (found === undefined) return undefined
  return typeof found === 'string' ? found : '\u0000'
}

/** Whether 32 bytes hold a canonical y coordinate that is none of the small-order points, whatever the sign of x. */
function isSoundPoint(x: string): boolean {
  const bytes = fromBase64url(x)
  if (bytes === null || bytes.length !== 32) return false
  const y = BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`) & (2n ** 255n - 1n)
  return y < fieldPrime && !smallOrderY.includes(y)
}
