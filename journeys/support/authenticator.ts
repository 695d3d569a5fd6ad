import { URI } from 'otpauth'

/**
 * The code that an authenticator app shows, from what the portal's QR code and link say. `stepsAhead` is how many times
 * 30 seconds the clock of its device is fast: the portal takes no code twice, and the next one a little early.
 */
export function codeOfApp(otpauth: string, stepsAhead = 0): string {
  return URI.parse(otpauth).generate({ timestamp: Date.now() + stepsAhead * 30_000 })
}

/** The key in such an address, as a person would enter it by hand. */
export function keyIn(otpauth: string): string | null {
  return new URL(otpauth).searchParams.get('secret')
}
