import type { Letter } from '../platform/letter.ts'
import { type GrantFactsToTell, grantButton, grantFacts } from './advisor-words.ts'

/** PAR-6: tells the partner's chosen contact of a new customer: what it may see until when, and whom to get in touch with. */
export const advisorAdded: Letter<
  GrantFactsToTell & { grantedBy: string; grantedByEmail: string; grantedByPhone: string | null }
> = {
  kind: 'advisor-added',
  write: (facts, language) => {
    const { customer, partner, grantedBy, grantedByEmail, grantedByPhone } = facts
    const who: [string, string][] = [
      [{ en: 'Let in by', es: 'Acceso concedido por' }[language], grantedBy],
      [{ en: 'E-mail', es: 'Correo electrónico' }[language], grantedByEmail],
      ...(grantedByPhone === null
        ? []
        : [[{ en: 'Phone', es: 'Teléfono' }[language], grantedByPhone] satisfies [string, string]]),
    ]
    const rest = { facts: [...grantFacts(facts, language), ...who], button: grantButton(facts, 'partner', language) }
    return language === 'es'
      ? {
          subject: `Nuevo cliente: ${customer} ha elegido a ${partner} como asesor de soluciones`,
          paragraphs: [
            `${customer} ha dado acceso a ${partner} y le ha elegido a usted como contacto. Póngase en contacto con ${grantedBy}, que espera su llamada o su mensaje.`,
            'Solo ve estos datos quien tenga para ello un rol en su empresa. Un distribuidor no los ve.',
          ],
          ...rest,
        }
      : {
          subject: `New customer: ${customer} has made ${partner} its advisor`,
          paragraphs: [
            `${customer} has let ${partner} in and has chosen you as its contact. Please get in touch with ${grantedBy}, who expects your call or message.`,
            'Only people with a role for it at your company see this data. A distributor does not get it along.',
          ],
          ...rest,
        }
  },
}
