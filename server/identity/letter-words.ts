import type { Language } from '../../contract/fields.ts'
import { epochOf, type Instant } from '../../values/calendar.ts'
import { browserOf } from './browser-rules.ts'

/** When and from where something was done to somebody's sign-in. */
export type Occasion = { at: Instant; timeZone: string; address: string; userAgent: string; publicOrigin: string }

const locales = { en: 'en-GB', es: 'es-ES' } as const

/** A moment as people write it, in the reader's time zone, which is named: `16 Nov 2026, 10:00 (Europe/Madrid)`. */
export function momentWords(at: Instant, timeZone: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  return `${format.format(epochOf(at))} (${timeZone.replaceAll('_', ' ')})`
}

/** The browser in words, as far as it can be told. */
export function browserWords(userAgent: string, language: Language): string {
  const { browser, system } = browserOf(userAgent)
  if (browser && system) return { en: `${browser} on ${system}`, es: `${browser} en ${system}` }[language]
  return browser ?? system ?? { en: 'unknown', es: 'desconocido' }[language]
}

/** When, with what and from where, as a list of facts. */
export function occasionFacts(occasion: Occasion, language: Language): [name: string, value: string][] {
  const names = {
    en: { at: 'When', browser: 'Browser', address: 'Network address' },
    es: { at: 'Cuándo', browser: 'Navegador', address: 'Dirección de red' },
  }[language]
  return [
    [names.at, momentWords(occasion.at, occasion.timeZone, language)],
    [names.browser, browserWords(occasion.userAgent, language)],
    [names.address, occasion.address],
  ]
}

/** What to do when it was not the reader: always the same advice. */
export function ifNotYou(language: Language): string {
  return {
    en: 'If this was you, there is nothing to do. If it was not, choose a new password at once with “Forgot password” on the sign-in page; that also signs out every browser. Then tell an administrator of your company.',
    es: 'Si ha sido usted, no tiene que hacer nada. Si no, elija cuanto antes una contraseña nueva con «He olvidado mi contraseña» en la página de inicio de sesión; así se cierran también todas las sesiones. Después, avise a un administrador de su empresa.',
  }[language]
}

/** The button that leads to one's own sign-in. */
export function profileButton(publicOrigin: string, language: Language): { label: string; url: string } {
  return {
    label: { en: 'Review my sign-in', es: 'Revisar mi acceso' }[language],
    url: `${publicOrigin}/${language}/profile`,
  }
}
