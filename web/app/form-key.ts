/**
 * A seed for the idempotency keys of one rendered page. It is derived from the request's nonce by hashing, so that it
 * is new on every page, the same in server and browser, and tells nothing of the nonce.
 */
export async function formSeed(nonce: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`form ${nonce}`))
  return Array.from(new Uint8Array(digest).slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
