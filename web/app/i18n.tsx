import { createContext, type ReactNode, use, useMemo } from 'react'
import { IntlProvider, useTranslations } from 'use-intl'
import { type Formatters, formatters } from './formatters.ts'
import type { Language } from './language.ts'
import { commonNamespaces, type Messages, messagesAtHand, messagesToWaitFor, type Namespace } from './messages.ts'

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Messages
  }
}

const Settings = createContext<{ language: Language; timeZone: string }>({ language: 'en', timeZone: 'UTC' })

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
  const key = namespaces.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is in the list, whose identity changes.
  const messages = useMemo(() => messagesAtHand(props.language, namespaces), [props.language, key])
  return (
    <Settings value={{ language: props.language, timeZone: props.timeZone }}>
      <IntlProvider locale={props.language} timeZone={props.timeZone} messages={messages} onError={onError}>
        {props.children}
      </IntlProvider>
    </Settings>
  )
}

/**
 * What a component needs to speak: `t` for messages by full key (`t('ui.table.selected', { count: 2 })`), `f` for dates
 * and numbers. Keys and arguments are checked by the compiler.
 */
export function useI18n(): { t: Translate; f: Formatters; language: Language } {
  const { language, timeZone } = use(Settings)
  const t = useTranslations()
  return { t, f: formatters(language, timeZone), language }
}

/** Translates a message key; `t.rich` takes functions for the tags inside a message. */
export type Translate = ReturnType<typeof useTranslations<never>>
