import { createHash } from 'node:crypto'

/** Crockford's Base32: no I, L, O or U to confuse. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const symbols = 24

/** How many recovery codes are given at once (ACC-12). */
export const recoveryCodeCount = 10

/**
 * A recovery code from 256 random bits: 24 symbols of 5 bits, so that a plain hash keeps it as well as a slow one would.
 * Written in groups of four.
 */
export function recoveryCodeFrom(random: string): string {
  const bytes = Buffer.from(random, 'base64url')
  if (bytes.length < symbols) throw new RangeError('too few random bytes for a recovery code')
  const code = [...bytes.subarray(0, symbols)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** What is kept of a recovery code. Takes it in any case and grouping, and what is easily misread. */
export function recoveryCodeHash(code: string): Buffer {
  const read = code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return createHash('sha256').update(`recovery code ${read}`).digest()
}
