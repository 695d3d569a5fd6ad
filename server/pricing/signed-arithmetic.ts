import { toBase64url } from '../../licence-file/base64url.ts'
import { type JwsFault, openJws } from '../../licence-file/jws.ts'
import type { JwkSet } from '../../licence-file/keys.ts'
import { parseStrictJson } from '../../licence-file/strict-json.ts'
import type { QuoteArithmetic, StatedArithmetic } from './arithmetic-rules.ts'
import { arithmeticSchema } from './arithmetic-schema.ts'

/** The `typ` of the document's JWS header; the key's purpose is the other half of what keeps signed things apart. */
export const arithmeticType = 'quote-arithmetic+jws'

/** What a key must be for to sign a quote's arithmetic. */
export const arithmeticPurpose = 'quote-arithmetic'

/** Longest token read: a quote of ten thousand lines has about 22 million characters. */
export const arithmeticCharsMax = 64 * 1024 * 1024

/** The document nests that deep, with room for one more. */
const depthMax = 12

/** The genuine document, or why it is none. */
export type OpenedArithmetic =
  | { readonly ok: true; readonly kid: string; readonly document: StatedArithmetic }
  | { readonly ok: false; readonly reason: JwsFault | 'too-large' | 'not-the-format' }

/**
 * What is signed (RFC 7515 §5.1), as with licence files: header and document in base64url, joined by a dot. With a dot and the
 * signature behind it, it is the file.
 */
export function arithmeticSigningInput(document: QuoteArithmetic, kid: string): string {
  const header = { alg: 'EdDSA', typ: arithmeticType, kid }
  return `${toBase64url(JSON.stringify(header))}.${toBase64url(JSON.stringify(document))}`
}

/** Reads a signed document: its signature first, by a key of its purpose among those that the caller trusts (REN-8). */
export function openArithmetic(file: string, keys: JwkSet): OpenedArithmetic {
  const token = file.trimEnd()
  if (token.length > arithmeticCharsMax) return { ok: false, reason: 'too-large' }
  const opened = openJws(token, { type: arithmeticType, purpose: arithmeticPurpose, keys })
  if (!opened.ok) return opened
  const json = parseStrictJson(opened.payload, depthMax)
  const document = json.ok ? arithmeticSchema.safeParse(json.value) : null
  if (!document?.success) return { ok: false, reason: 'not-the-format' }
  return { ok: true, kid: opened.kid, document: document.data }
}
