import type { ContactType } from '../../contract/actor.ts'
import type { ContactSummary } from '../../contract/contacts.ts'
import type { Language } from '../../contract/fields.ts'
import type { Day } from '../../values/calendar.ts'

const typeWords: Record<Language, Record<ContactType, string>> = {
  en: { administrator: 'administrator', 'ship-to': 'ship-to', 'bill-to': 'bill-to', sales: 'sales' },
  es: {
    administrator: 'administrador',
    'ship-to': 'destinatario de envíos',
    'bill-to': 'destinatario de facturas',
    sales: 'ventas',
  },
}

/** Contact types in words, several joined by commas. */
export function typesInWords(types: readonly ContactType[], language: Language): string {
  return types.map((type) => typeWords[language][type]).join(', ')
}

/** Whether a contact is restricted, in words. */
export function restrictionInWords(restricted: boolean, language: Language): string {
  return restricted
    ? { en: 'restricted', es: 'restringido' }[language]
    : { en: 'unrestricted', es: 'sin restricciones' }[language]
}

/** Yes or no. */
export function yesOrNo(yes: boolean, language: Language): string {
  return yes ? { en: 'yes', es: 'sí' }[language] : 'no'
}

const dayOptions = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
/** Made once: thousands of letters name twenty days each. */
const dayFormats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', dayOptions),
  es: new Intl.DateTimeFormat('es-ES', dayOptions),
}

/** A day as people write it: `16 Nov 2026`. */
export function dayWords(day: Day, language: Language): string {
  return dayFormats[language].format(new Date(`${day}T00:00:00Z`))
}

/** Whether a contact takes part, in words. */
export const statusWords: Record<ContactSummary['status'], Record<Language, string>> = {
  active: { en: 'Active', es: 'Activo' },
  inactive: { en: 'Deactivated', es: 'Desactivado' },
}

/** How far a contact has come with signing in, in words. */
export const signInWords: Record<ContactSummary['signIn'], Record<Language, string>> = {
  none: { en: 'Not invited', es: 'Sin invitar' },
  invited: { en: 'Invited', es: 'Invitado' },
  lapsed: { en: 'Invitation has run out', es: 'Invitación caducada' },
  active: { en: 'Can sign in', es: 'Puede iniciar sesión' },
}

/** What languages call themselves. */
export const languageWords: Record<Language, string> = { en: 'English', es: 'Español' }
