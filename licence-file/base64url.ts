/** Unpadded base64url (RFC 7515 §2) of bytes, or of text as UTF-8. */
export function toBase64url(data: Uint8Array | string): string {
  return (typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data)).toString('base64url')
}

/**
 * Bytes of canonical unpadded base64url, or null. Decoders forgive padding, foreign characters and spare bits, so that
 * many texts stand for the same bytes; here each byte string has exactly one text, and an edited file can't pass as its original.
 */
export function fromBase64url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}
