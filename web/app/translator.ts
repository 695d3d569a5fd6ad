import { createTranslator } from 'use-intl/core'
import type { Language } from './language.ts'
import type { Messages, Namespace } from './messages.ts'
import { messagesAtHand } from './messages.ts'

function fail(error: Error): never {
  throw error
}

/** Translates from the messages at hand: in loaders and actions, and by `useI18n` in components. */
export function translator(
  language: Language,
  namespaces: readonly Namespace[],
  settings: { timeZone?: string; onError: (error: Error) => void } = { onError: fail },
) {
  // The catalogue is compiled, so its type is not the text it came from; keys and arguments are those of the English.
  const messages = messagesAtHand(language, namespaces) as unknown as Messages
  return createTranslator({ locale: language, messages, ...settings })
}
