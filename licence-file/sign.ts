import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from 'node:crypto'
import { type KeyPurpose, type PublicJwk, thumbprint } from './keys.ts'

/** A private key with the name and purpose under which its public half is published. */
export interface SigningKey {
  kid: string
  purpose: KeyPurpose
  privateKey: KeyObject
}

/** A private key as JWK (RFC 8037 §2), for a key file; never publish or log it. */
export interface PrivateJwk extends PublicJwk {
  d: string
}

/** The Ed25519 signature (RFC 8032) of a signing input, as unpadded base64url. Throws a TypeError for a key of another kind. */
export function signBytes(privateKey: KeyObject, signingInput: string): string {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new TypeError('Licence files are signed with an Ed25519 private key')
  }
  return sign(null, Buffer.from(signingInput, 'utf8'), privateKey).toString('base64url')
}

/** A new random key for one purpose (LIC-8). */
export function newSigningKey(purpose: KeyPurpose): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey, purpose)
}

/** A private key that came from elsewhere (PEM, PKCS#8) as a key of one purpose. Throws a TypeError unless it is Ed25519. */
export function signingKey(privateKey: KeyObject, purpose: KeyPurpose): SigningKey {
  return { kid: publicJwk(privateKey, purpose).kid, purpose, privateKey }
}

/** The half to publish in the JWK set, of a private or public key. Throws a TypeError unless it is Ed25519. */
export function publicJwk(key: KeyObject, purpose: KeyPurpose): PublicJwk {
  const x = ed25519Jwk(key.type === 'private' ? createPublicKey(key) : key).x
  if (x === undefined) throw new TypeError('The key has no public half')
  return { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprint(x), alg: 'EdDSA', use: 'sig', chancery_purpose: purpose }
}

/** The whole key as JWK, to be kept in a file that only the signer can read. */
export function exportPrivateJwk(key: SigningKey): PrivateJwk {
  const { d } = ed25519Jwk(key.privateKey)
  if (d === undefined) throw new TypeError('The key has no private half')
  return { ...publicJwk(key.privateKey, key.purpose), d }
}

/** Reads what `exportPrivateJwk` wrote. Throws a TypeError for another kind of key, or where `x` and `kid` do not belong to `d`. */
export function importPrivateJwk(jwk: PrivateJwk): SigningKey {
  const { kty, crv, x, d } = jwk
  const key = signingKey(createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }), jwk.chancery_purpose)
  // OpenSSL derives the public half from d and does not compare it with x; a mixed-up file must not go unnoticed.
  if (key.kid !== jwk.kid || thumbprint(x) !== jwk.kid) throw new TypeError('The members x and kid are not those of d')
  return key
}

function ed25519Jwk(key: KeyObject): JsonWebKey {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('The key is not an Ed25519 key')
  return key.export({ format: 'jwk' })
}
