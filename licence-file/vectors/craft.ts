import { createPrivateKey, sign } from 'node:crypto'
import { assembleLicenceFile, encodeSigningInput, licenceComments } from '../encode.ts'
import { expOf, type LicenceClaims, nbfOf } from '../format.ts'
import type { KeyPurpose } from '../keys.ts'
import { type SigningKey, signBytes, signingKey } from '../sign.ts'

/** A key of a 32-byte seed that repeats one byte: for vectors only, since everybody knows it. */
export function fixedKey(seedByte: number, purpose: KeyPurpose): SigningKey {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seedByte)])
  return signingKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }), purpose)
}

/** Signs licence files. */
export const fileKey = fixedKey(1, 'licence-file')
/** Signs status lists. */
export const listKey = fixedKey(2, 'status-list')
/** A past key that still verifies older files. */
export const pastFileKey = fixedKey(3, 'licence-file')
/** A key that nobody trusts. */
export const strangersKey = fixedKey(4, 'licence-file')

/** 2026-09-21T13:33:20Z, the time at which the vectors are judged unless one says another. */
export const judgedAt = 1_790_000_000

/** The grant that most vectors sign. */
export const baseClaims: LicenceClaims = {
  iss: 'https://licences.example.com',
  jti: 'f-7Q2M4X9K',
  iat: 1_785_000_000,
  nbf: nbfOf('2026-07-25'),
  exp: expOf('2027-07-24'),
  sub: 'K7QF-3MXW-9TRA-28HD',
  product: 'atlas-gateway',
  edition: 'enterprise',
  model: 'concurrent',
  quantity: 50,
  features: ['clustering', 'sso'],
  host: { type: 'hostname', value: 'Srv-App-01' },
  maintenance_until: '2027-01-31',
  grade: 'retail',
  organization: { number: '10000001', name: 'Peña & Söhne GmbH' },
  grace_hours: 72,
  overdraft_percent: 10,
  status: { status_list: { idx: 7, uri: 'https://licences.example.com/status/1' } },
}

/** Names of the codes in `baseClaims`. */
export const baseNames = {
  product: 'Atlas Gateway',
  edition: 'Enterprise Edition',
  features: { clustering: 'Clustering', sso: 'Single sign-on' },
}

/** A licence file as the portal makes it. */
export function makeFile(changes: Partial<LicenceClaims> = {}, key: SigningKey = fileKey): string {
  const claims = { ...baseClaims, ...changes }
  const signingInput = encodeSigningInput(claims, key.kid)
  const comments = licenceComments(claims, baseNames, 'en')
  return assembleLicenceFile(comments, signingInput, signBytes(key.privateKey, signingInput))
}

/** The one line of a file that counts. */
export function tokenOf(file: string): string {
  return file.split('\n').find((line) => line !== '' && !line.startsWith('#')) ?? ''
}

/** The header of a licence file as JSON text. */
export function headerJson(changes: Record<string, unknown> = {}, key: SigningKey = fileKey): string {
  return JSON.stringify({ alg: 'EdDSA', typ: 'licence+jwt', kid: key.kid, ...changes })
}

/** Signs any header and payload, however wrong they are: what an honest encoder would never write. */
export function signRaw(header: string | Uint8Array, payload: string | Uint8Array, key: SigningKey = fileKey): string {
  const input = `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`
  return `${input}.${sign(null, Buffer.from(input), key.privateKey).toString('base64url')}`
}

/** The payload of `baseClaims` as JSON text with some members replaced, left out (undefined) or added. */
export function payloadJson(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({ ...baseClaims, ...changes })
}

/** A token with one of its three parts replaced. */
export function withPart(token: string, part: 0 | 1 | 2, replace: (old: string) => string): string {
  return token
    .split('.')
    .map((old, index) => (index === part ? replace(old) : old))
    .join('.')
}

/** Adds the group order to S: the same signature to a verifier that does not insist on S below it. */
export function addGroupOrder(signature: string): string {
  const bytes = Buffer.from(signature, 'base64url')
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order
  const high = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse()
  return Buffer.concat([bytes.subarray(0, 32), high]).toString('base64url')
}

/** A text of the same bytes to a lenient decoder: sets the lowest of the spare bits in the last character. */
export function withSpareBits(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet.indexOf(part.slice(-1))
  return part.slice(0, -1) + alphabet.charAt(last + 1)
}
