/** 31 letters and digits that nobody confuses: no 0, 1, I, O, U. Prime in number, so that the check finds every swap. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ'
const codeLength = 15
const groupLength = 5

/** A licence code (LIC-2): 14 random symbols and a check symbol, grouped `XXXXX-XXXXX-XXXXX`. */
export type LicenceCode = string & { readonly brand: 'LicenceCode' }

/**
 * A licence code from random bytes. Bytes of 248 and more are skipped so that no symbol is likelier than another:
 * hand in 64 bytes. Throws when they do not suffice.
 */
export function licenceCodeFrom(bytes: Uint8Array): LicenceCode {
  const symbols = [...bytes].filter((byte) => byte < 248).slice(0, codeLength - 1)
  if (symbols.length < codeLength - 1) throw new RangeError('too few random bytes for a licence code')
  const body = symbols.map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
  const code = grouped(body + checkSymbol(body))
  if (!isLicenceCode(code)) throw new RangeError('a new licence code failed its own check')
  return code
}

/** Whether the text is a licence code in its one stored spelling, check symbol included. */
export function isLicenceCode(text: string): text is LicenceCode {
  const symbols = text.replaceAll('-', '')
  return (
    symbols.length === codeLength &&
    grouped(symbols) === text &&
    [...symbols].every((symbol) => alphabet.includes(symbol)) &&
    checkSymbol(symbols.slice(0, -1)) === symbols.at(-1)
  )
}

/**
 * The licence code that somebody meant, in any case, with blanks or dashes anywhere (UX-27). Letters that do not occur
 * in codes are never guessed: null, so that the typing error is told at the field.
 */
export function readLicenceCode(text: string): LicenceCode | null {
  const code = grouped(text.toUpperCase().replaceAll(/[\s\-–—_.]/g, ''))
  return isLicenceCode(code) ? code : null
}

/** Weights differ for all positions in a prime field: every single error and every swap of two symbols is found. */
function checkSymbol(body: string): string {
  const sum = [...body].reduce((total, symbol, index) => total + alphabet.indexOf(symbol) * (index + 2), 0)
  return alphabet.charAt(sum % alphabet.length)
}

function grouped(symbols: string): string {
  return symbols.replaceAll(new RegExp(`(.{${groupLength}})(?=.)`, 'g'), '$1-')
}

/** An organization's public number (ACC-1): 8 digits, the first not zero. */
export type OrganizationNumber = string & { readonly brand: 'OrganizationNumber' }

/** Whether the text is an organization number. */
export function isOrganizationNumber(text: string): text is OrganizationNumber {
  return /^[1-9]\d{7}$/.test(text)
}

/** An organization number from a random integer of at least 32 bits. */
export function organizationNumberFrom(random: number): OrganizationNumber {
  const number = String(10_000_000 + (Math.abs(Math.trunc(random)) % 90_000_000))
  if (!isOrganizationNumber(number)) throw new RangeError(`not an organization number: ${number}`)
  return number
}

/**
 * What a number of a quote (`Q-`) or an order (`S-`) begins with that somebody meant: three digits or more, with or without its
 * letter, in any case and with blanks or dashes anywhere. Null where no such number begins so.
 */
export function beginningOfNumber(letter: 'Q' | 'S', text: string): string | null {
  const typed = text.toUpperCase().replaceAll(/[\s\-–—_.#]/g, '')
  const digits = typed.startsWith(letter) ? typed.slice(1) : typed
  return /^\d{3,8}$/.test(digits) ? `${letter}-${digits}` : null
}
