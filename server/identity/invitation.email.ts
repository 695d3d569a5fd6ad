import type { Instant } from '../../values/calendar.ts'
import type { Letter } from '../platform/letter.ts'
import { momentWords } from './letter-words.ts'

/** ACC-10: asks a contact to choose a login ID and a password. */
export const invitation: Letter<{
  organization: string
  number: string
  invitedBy: string
  url: string
  expiresAt: Instant
  timeZone: string
}> = {
  kind: 'invitation',
  write: (facts, language) =>
    language === 'es'
      ? {
          subject: `Invitación al portal de licencias de ${facts.organization}`,
          paragraphs: [
            `${facts.invitedBy} le invita a usar el portal de licencias en nombre de ${facts.organization} (${facts.number}).`,
            'Elija un identificador de acceso y una contraseña. Si ya tiene un identificador de acceso, puede usar el mismo.',
            `La invitación funciona una sola vez, hasta el ${momentWords(facts.expiresAt, facts.timeZone, 'es')}. Una invitación más reciente anula las anteriores.`,
          ],
          button: { label: 'Aceptar la invitación', url: facts.url },
        }
      : {
          subject: `Invitation to the licence portal of ${facts.organization}`,
          paragraphs: [
            `${facts.invitedBy} invites you to use the licence portal for ${facts.organization} (${facts.number}).`,
            'Choose a login ID and a password. If you already have a login ID, you can use that one.',
            `The invitation works once, until ${momentWords(facts.expiresAt, facts.timeZone, 'en')}. A newer invitation replaces this one.`,
          ],
          button: { label: 'Accept the invitation', url: facts.url },
        },
}
