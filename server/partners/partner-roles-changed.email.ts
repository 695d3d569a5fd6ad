import type { PartnerRole } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import { momentWords } from '../identity/letter-words.ts'
import type { Letter } from '../platform/letter.ts'
import { rolesInWords } from './partner-words.ts'

/** PAR-3: tells somebody what they do at the partner from now on; with an invitation, where they could not sign in before. */
export const partnerRolesChanged: Letter<{
  organization: string
  number: string
  changedBy: string
  before: readonly PartnerRole[]
  after: readonly PartnerRole[]
  /** Roles of a restricted person have no effect until the restriction is lifted. */
  restricted: boolean
  invitation: { url: string; expiresAt: Instant; timeZone: string } | null
  publicOrigin: string
}> = {
  kind: 'partner-roles-changed',
  write: (facts, language) => {
    const { organization, number, changedBy, invitation, publicOrigin } = facts
    const words = {
      en: {
        subject: `Your roles at ${organization} have changed`,
        lead: `${changedBy} changed what you do for the partner ${organization} (${number}). The change is in force already.`,
        before: 'Roles before',
        after: 'Roles now',
        button: 'Open Partner Central',
        accept: 'Accept the invitation',
      },
      es: {
        subject: `Sus roles en ${organization} han cambiado`,
        lead: `${changedBy} ha cambiado lo que usted hace para el partner ${organization} (${number}). El cambio ya está en vigor.`,
        before: 'Roles antes',
        after: 'Roles ahora',
        button: 'Abrir Partner Central',
        accept: 'Aceptar la invitación',
      },
    }[language]
    return {
      subject: words.subject,
      paragraphs: [words.lead, ...whatElse(facts, language)],
      facts: [
        [words.before, rolesInWords(facts.before, language)],
        [words.after, rolesInWords(facts.after, language)],
      ],
      button: invitation
        ? { label: words.accept, url: invitation.url }
        : { label: words.button, url: `${publicOrigin}/o/${number}/partner` },
    }
  },
}

function whatElse(
  { after, restricted, invitation }: Parameters<typeof partnerRolesChanged.write>[0],
  language: Language,
): string[] {
  const hasNoEffect = restricted && after.length > 0
  if (language === 'es')
    return [
      ...(hasNoEffect
        ? [
            'Su contacto está restringido: los roles tendrán efecto cuando un administrador de su empresa quite la restricción.',
          ]
        : []),
      ...(invitation
        ? [
            `Para entrar, acepte la invitación: elija un identificador de acceso y una contraseña, o use los que ya tenga. Funciona una sola vez, hasta el ${momentWords(invitation.expiresAt, invitation.timeZone, 'es')}.`,
          ]
        : []),
    ]
  return [
    ...(hasNoEffect
      ? [
          'Your contact is restricted: the roles take effect once an administrator of your company lifts the restriction.',
        ]
      : []),
    ...(invitation
      ? [
          `To come in, accept the invitation: choose a login ID and a password, or use those that you have already. It works once, until ${momentWords(invitation.expiresAt, invitation.timeZone, 'en')}.`,
        ]
      : []),
  ]
}
