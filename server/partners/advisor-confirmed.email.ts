import type { Letter } from '../platform/letter.ts'
import { type GrantFactsToTell, grantButton, grantFacts } from './advisor-words.ts'

/** PAR-6: tells whoever let a partner in who of it will get in touch, and what it may see and do until when. */
export const advisorConfirmed: Letter<
  GrantFactsToTell & { contact: string; contactEmail: string; contactPhone: string | null }
> = {
  kind: 'advisor-confirmed',
  write: (facts, language) => {
    const { partner, contact, contactEmail, contactPhone } = facts
    const who: [string, string][] = [
      [{ en: 'Will get in touch', es: 'Se pondrá en contacto' }[language], contact],
      [{ en: 'E-mail', es: 'Correo electrónico' }[language], contactEmail],
      ...(contactPhone === null
        ? []
        : [[{ en: 'Phone', es: 'Teléfono' }[language], contactPhone] satisfies [string, string]]),
    ]
    const rest = { facts: [...who, ...grantFacts(facts, language)], button: grantButton(facts, 'customer', language) }
    return language === 'es'
      ? {
          subject: `${partner} es ahora asesor de soluciones de su empresa`,
          paragraphs: [
            `Usted ha dado acceso a ${partner}. Hemos avisado a ${contact}, que se pondrá en contacto con usted.`,
            'Puede cambiar o retirar el acceso en cualquier momento; surte efecto de inmediato. Un distribuidor no recibe acceso con ello.',
          ],
          ...rest,
        }
      : {
          subject: `${partner} is now your company’s advisor`,
          paragraphs: [
            `You have let ${partner} in. We have told ${contact}, who will get in touch with you.`,
            'You can change or remove the access at any time, and that takes effect at once. A distributor does not get it along.',
          ],
          ...rest,
        }
  },
}
