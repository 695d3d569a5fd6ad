/** Why a text is not the JSON we accept. */
export type JsonFault = 'not-json' | 'duplicate-key' | 'too-deep'

/** The parsed value, or why it is refused. */
export type StrictJson = { ok: true; value: unknown } | { ok: false; fault: JsonFault }

/** Our claims nest three deep; a little more leaves room for claims of others, which are ignored. */
const depthMaxOfClaims = 8

/**
 * Parses JSON (RFC 8259) and refuses what two readers could understand differently: an object with the same member
 * twice (RFC 7515 §4 lets a reader take the last; ours takes none), bytes that are not UTF-8, nesting beyond eight or what is given.
 */
export function parseStrictJson(bytes: Uint8Array, depthMax: number = depthMaxOfClaims): StrictJson {
  let text: string
  let value: unknown
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = JSON.parse(text)
  } catch {
    return { ok: false, fault: 'not-json' }
  }
  const fault = findFault(text, depthMax)
  return fault === null ? { ok: true, value } : { ok: false, fault }
}

/** Walks over a text already known to be JSON, so that only brackets, strings and colons matter. */
function findFault(text: string, depthMax: number): JsonFault | null {
  const open: Set<string>[] = []
  const token = /[{}[\]]|"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g
  for (const match of text.matchAll(token)) {
    const [found, colon] = match
    if (found === '{' || found === '[') {
      open.push(new Set())
      if (open.length > depthMax) return 'too-deep'
    } else if (found === '}' || found === ']') {
      open.pop()
    } else if (colon !== undefined) {
      const name: unknown = JSON.parse(found.slice(0, -colon.length))
      const names = open.at(-1)
      if (typeof name !== 'string' || names === undefined || names.has(name)) return 'duplicate-key'
      names.add(name)
    }
  }
  return null
}
