import type { Language } from '../../contract/fields.ts'
import type { LicenceSummary } from '../../contract/licences.ts'

type Words<Code extends string> = Record<Code, Record<Language, string>>

/** How a seat is counted, in words. */
export const modelWords: Words<LicenceSummary['model']> = {
  concurrent: { en: 'Concurrent users', es: 'Usuarios simultáneos' },
  'user-device': { en: 'Named users or devices', es: 'Usuarios o dispositivos designados' },
  'per-cpu': { en: 'CPUs', es: 'CPU' },
  'per-appliance': { en: 'Appliances', es: 'Dispositivos físicos' },
  site: { en: 'Whole site', es: 'Todo el centro' },
}

/** For whom a licence was made, in words. */
export const gradeWords: Words<LicenceSummary['grade']> = {
  retail: { en: 'Retail', es: 'Comercial' },
  'not-for-resale': { en: 'Not for resale', es: 'No destinada a la reventa' },
  trial: { en: 'Trial', es: 'Prueba' },
}

/** A licence's state, in words. */
export const statusWords: Words<LicenceSummary['status']> = {
  active: { en: 'Active', es: 'Activa' },
  ended: { en: 'Ended', es: 'Vencida' },
  rescinded: { en: 'Rescinded', es: 'Anulada' },
  'on-hold': { en: 'On hold', es: 'Bloqueada' },
}

/** Where maintenance stands, in words. */
export const maintenanceWords: Words<LicenceSummary['maintenanceState']> = {
  current: { en: 'Current', es: 'Vigente' },
  ending: { en: 'Ends within 90 days', es: 'Termina en 90 días o menos' },
  ended: { en: 'Ended', es: 'Terminado' },
  none: { en: 'None', es: 'Ninguno' },
}
