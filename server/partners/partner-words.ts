import type { PartnerRole, PartnerStatus } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'

const roleWords: Record<Language, Record<PartnerRole, string>> = {
  en: {
    'organization-administrator': 'organization administrator',
    'business-executive': 'business executive',
    'location-administrator': 'location administrator',
    sales: 'sales',
    technical: 'technical',
  },
  es: {
    'organization-administrator': 'administrador de la organización',
    'business-executive': 'directivo',
    'location-administrator': 'administrador de sede',
    sales: 'ventas',
    technical: 'técnico',
  },
}

const statusWords: Record<Language, Record<PartnerStatus, string>> = {
  en: { prospect: 'prospect', pending: 'pending', active: 'active', expired: 'expired', suspended: 'suspended' },
  es: { prospect: 'candidato', pending: 'pendiente', active: 'activo', expired: 'vencido', suspended: 'suspendido' },
}

/** Roles at a partner in words, joined by commas; a word for none. */
export function rolesInWords(roles: readonly PartnerRole[], language: Language): string {
  return roles.map((role) => roleWords[language][role]).join(', ') || { en: 'none', es: 'ninguno' }[language]
}

/** A partner's standing in words. */
export function statusInWords(status: PartnerStatus, language: Language): string {
  return statusWords[language][status]
}
