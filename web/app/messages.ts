import { held, reachable } from 'virtual:messages'
import type { Messages, Namespace } from '../../messages/messages.gen.ts'
import type { Language } from './language.ts'

/** Compiled messages of one namespace: opaque to everything but the formatter. */
type Compiled = Record<string, unknown>

/** The namespaces that every page has. */
export const commonNamespaces: readonly Namespace[] = ['app', 'ui']

const pathOf = (language: Language, namespace: string) => `${language}/${namespace}`

const pending = new Map<string, Promise<void>>()

/** Puts messages that came with the document where `messagesFor` finds them. */
export function keepMessages(language: Language, messages: Record<string, Compiled>): void {
  for (const [namespace, compiled] of Object.entries(messages)) held[pathOf(language, namespace)] = compiled
}

/** The messages that are at hand, by namespace; what is missing is left out. */
export function messagesAtHand(language: Language, namespaces: readonly Namespace[]): Record<string, Compiled> {
  const found: Record<string, Compiled> = {}
  for (const namespace of namespaces) {
    const compiled = held[pathOf(language, namespace)]
    if (compiled !== undefined) found[namespace] = compiled
  }
  return found
}

/** What a page must wait for before it can be written: null when everything is at hand already. */
export function messagesToWaitFor(language: Language, namespaces: readonly Namespace[]): Promise<void> | null {
  const missing = namespaces.map((namespace) => pathOf(language, namespace)).filter((path) => !(path in held))
  if (missing.length === 0) return null
  const key = missing.join()
  const known = pending.get(key)
  if (known !== undefined) return known
  const load = Promise.all(
    missing.map(async (path) => {
      const fetchFile = reachable[path]
      if (fetchFile !== undefined) held[path] = await fetchFile()
    }),
  ).then(() => undefined)
  pending.set(key, load)
  return load
}

export type { Messages, Namespace }
