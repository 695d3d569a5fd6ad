import { Secret, TOTP } from 'otpauth'
import { epochOf, type Instant } from '../../values/calendar.ts'

const period = 30
const digits = 6
/** How many steps a device's clock may be off, each way. */
const window = 1

/** A secret for an authenticator app from 256 random bits: the first 160 of them, as RFC 4226 advises, in Base32. */
export function totpSecretFrom(random: string): string {
  const bytes = new Uint8Array(Buffer.from(random, 'base64url').subarray(0, 20))
  if (bytes.length < 20) throw new RangeError('too few random bytes for a secret')
  return new Secret({ buffer: bytes.buffer }).base32
}

/** What an authenticator app scans: an `otpauth` address that names the portal and the login ID. */
export function totpUri(secret: string, loginId: string): string {
  return totpOf(secret, loginId).toString()
}

/** The step (of 30 seconds since 1970, RFC 6238) that this code belongs to, or null where it fits none near now. */
export function stepOfCode(secret: string, code: string, now: Instant): number | null {
  if (!isTotpCode(code)) return null
  const timestamp = epochOf(now)
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window })
  return delta === null ? null : Math.floor(timestamp / 1_000 / period) + delta
}

/** The code that an app shows at the moment: for tests and the demo. */
export function codeAt(secret: string, now: Instant): string {
  return totpOf(secret, '').generate({ timestamp: epochOf(now) })
}

/** Whether the text looks like a code of an app; anything else can only be a recovery code. */
export function isTotpCode(code: string): boolean {
  return /^\d{6}$/.test(code)
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Chancery', label, algorithm: 'SHA1', digits, period, secret: Secret.fromBase32(secret) })
}
