import { createContext, type ReactNode, use, useMemo } from 'react'
import { type Formatters, formatters } from './formatters.ts'
import type { Language } from './language.ts'
import { commonNamespaces, messagesToWaitFor, type Namespace } from './messages.ts'
import { translator } from './translator.ts'

/** What a component needs to speak: `t` for messages by full key, `f` for dates and numbers. */
type Speech = { t: Translate; f: Formatters; language: Language }

const SpeechHere = createContext<Speech | null>(null)

/**
 * Keys are checked by the compiler, so a message can only be missing when a route forgot to name its namespace. The
 * server then fails the page at once, where any test sees it; a browser that is already running shows the key.
 */
function onError(error: Error): void {
  if (import.meta.env.SSR) throw error
  console.error(error)
}

/** Gives everything below it its language, its time zone and the messages of the namespaces named. */
export function I18n(props: {
  language: Language
  timeZone: string
  namespaces: readonly Namespace[]
  children: ReactNode
}) {
  const namespaces = [...new Set([...commonNamespaces, ...props.namespaces])]
  const waiting = messagesToWaitFor(props.language, namespaces)
  if (waiting !== null) use(waiting)
  const { language, timeZone } = props
  const key = namespaces.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is in the list, whose identity changes.
  const speech = useMemo(
    () => ({ t: translator(language, namespaces, { timeZone, onError }), f: formatters(language, timeZone), language }),
    [language, timeZone, key],
  )
  return <SpeechHere value={speech}>{props.children}</SpeechHere>
}

/**
 * What a component needs to speak: `t` for messages by full key (`t('ui.table.selected', { count: 2 })`), `f` for dates
 * and numbers. Keys and arguments are checked by the compiler.
 */
export function useI18n(): Speech {
  const speech = use(SpeechHere)
  if (speech === null) throw new Error('nothing gives a language here')
  return speech
}

/** Translates a message key; `t.rich` takes functions for the tags inside a message. */
export type Translate = ReturnType<typeof translator>
