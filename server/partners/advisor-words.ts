import type { Language } from '../../contract/fields.ts'
import type { Day } from '../../values/calendar.ts'
import { dayWords } from '../accounts/contact-words.ts'
import type { Coverage, GrantScope } from './advisor-rules.ts'

/** To which side a letter goes: both are told the same, each with its own link. */
export type Side = 'customer' | 'partner'

/** What letters tell of a grant. */
export type GrantFactsToTell = {
  id: string
  customer: string
  customerNumber: string
  partner: string
  partnerNumber: string
  coverage: Coverage
  shared: { count: number; atLeast: boolean }
  scopes: readonly GrantScope[]
  endsOn: Day
  timeZone: string
  extends: boolean
  publicOrigin: string
}

const scopeWords: Record<Language, Record<GrantScope, string>> = {
  en: {
    view: 'see licences and renewals',
    quote: 'prepare quotes',
    order: 'order',
    cases: 'open cases',
    allocate: 'allocate licences',
  },
  es: {
    view: 'ver licencias y renovaciones',
    quote: 'preparar presupuestos',
    order: 'hacer pedidos',
    cases: 'abrir casos',
    allocate: 'asignar licencias',
  },
}

/** What a partner may do, in words. */
export function scopesInWords(scopes: readonly GrantScope[], language: Language): string {
  return scopes.map((scope) => scopeWords[language][scope]).join(', ')
}

/** What a partner sees, in words, with how many licences that is now. */
export function coverageInWords(
  { coverage, shared }: Pick<GrantFactsToTell, 'coverage' | 'shared'>,
  language: Language,
): string {
  const count = numberWords(shared, language)
  if (coverage === 'all')
    return {
      en: `all licences, also those bought later (now ${count})`,
      es: `todas las licencias, también las que se compren más adelante (ahora ${count})`,
    }[language]
  return {
    en: `only the licences assigned to it (now ${count})`,
    es: `solo las licencias asignadas (ahora ${count})`,
  }[language]
}

function numberWords({ count, atLeast }: { count: number; atLeast: boolean }, language: Language): string {
  const locale = { en: 'en-GB', es: 'es-ES' }[language]
  return `${new Intl.NumberFormat(locale).format(count)}${atLeast ? '+' : ''}`
}

/** The last day, whole where the customer is. */
export function untilInWords(
  { endsOn, timeZone }: Pick<GrantFactsToTell, 'endsOn' | 'timeZone'>,
  language: Language,
): string {
  const zone = timeZone.replaceAll('_', ' ')
  return {
    en: `${dayWords(endsOn, language)}, whole day (${zone})`,
    es: `${dayWords(endsOn, language)}, día completo (${zone})`,
  }[language]
}

/** What happens on the last day. */
export function extensionInWords(extendsItself: boolean, language: Language): string {
  return extendsItself
    ? { en: 'extends by itself', es: 'se prorroga automáticamente' }[language]
    : { en: 'ends', es: 'termina' }[language]
}

/** What a partner may see and do, and until when, as a list of facts. */
export function grantFacts(grant: GrantFactsToTell, language: Language): [name: string, value: string][] {
  const names = factNames[language]
  return [
    [names.customer, `${grant.customer} (${grant.customerNumber})`],
    [names.partner, `${grant.partner} (${grant.partnerNumber})`],
    [names.coverage, coverageInWords(grant, language)],
    [names.scopes, scopesInWords(grant.scopes, language)],
    [names.endsOn, untilInWords(grant, language)],
    [names.extends, extensionInWords(grant.extends, language)],
  ]
}

/** What the facts of a grant are called. */
export const factNames = {
  en: {
    customer: 'Customer',
    partner: 'Partner',
    coverage: 'May see',
    scopes: 'May do',
    endsOn: 'Until',
    extends: 'On that day',
    contact: 'Contact at the partner',
  },
  es: {
    customer: 'Cliente',
    partner: 'Partner',
    coverage: 'Puede ver',
    scopes: 'Puede hacer',
    endsOn: 'Hasta',
    extends: 'Ese día',
    contact: 'Contacto en el partner',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Leads a customer to its advisor, and a partner to its customer; each in its own account. */
export function grantButton(grant: GrantFactsToTell, side: Side, language: Language): { label: string; url: string } {
  const { id, customerNumber, partnerNumber, publicOrigin } = grant
  return side === 'customer'
    ? {
        label: { en: 'See this advisor', es: 'Ver este asesor de soluciones' }[language],
        url: `${publicOrigin}/o/${customerNumber}/renewals/advisors/${id}`,
      }
    : {
        label: { en: 'Open this customer', es: 'Abrir este cliente' }[language],
        url: `${publicOrigin}/o/${partnerNumber}/partner/customers/${customerNumber}`,
      }
}

/** Where each side goes on once a grant is over: the customer to its advisors, the partner to its customers. */
export function overButton(grant: GrantFactsToTell, side: Side, language: Language): { label: string; url: string } {
  const { customerNumber, partnerNumber, publicOrigin } = grant
  return side === 'customer'
    ? {
        label: { en: 'See your advisors', es: 'Ver sus asesores' }[language],
        url: `${publicOrigin}/o/${customerNumber}/renewals/advisors`,
      }
    : {
        label: { en: 'Open your customers', es: 'Abrir sus clientes' }[language],
        url: `${publicOrigin}/o/${partnerNumber}/partner/customers`,
      }
}
