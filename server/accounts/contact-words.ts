import type { ContactType } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'

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
