import type { Letter } from '../platform/letter.ts'
import { type GrantFactsToTell, overButton, type Side } from './advisor-words.ts'

/** PAR-8: tells both sides that a customer has ended its advisor's access. The reason, if any, is told to the customer alone. */
export const advisorRemoved: Letter<{ side: Side; grant: GrantFactsToTell; removedBy: string; reason: string | null }> =
  {
    kind: 'advisor-removed',
    write: ({ side, grant, removedBy, reason }, language) => {
      const { customer, partner } = grant
      const why: [string, string][] =
        side === 'customer' && reason !== null ? [[{ en: 'Reason', es: 'Motivo' }[language], reason]] : []
      const rest = { facts: why, button: overButton(grant, side, language) }
      return language === 'es'
        ? {
            subject: `${partner} ya no es asesor de soluciones de ${customer}`,
            paragraphs: [
              `${removedBy}, de ${customer}, ha retirado el acceso de ${partner}. Desde este momento ${partner} no ve ningún dato de ${customer} ni puede actuar en su nombre.`,
            ],
            ...rest,
          }
        : {
            subject: `${partner} is no longer the advisor of ${customer}`,
            paragraphs: [
              `${removedBy} of ${customer} has removed ${partner}’s access. From now on ${partner} sees no data of ${customer} and cannot act for it.`,
            ],
            ...rest,
          }
    },
  }
