import type { Letter } from '../platform/letter.ts'
import { ifNotYou, type Occasion, occasionFacts, profileButton } from './letter-words.ts'

/** ACC-12: a recovery code stood in for the app, and how many are left (ASVS 6.3.7). */
export const recoveryCodeUsed: Letter<Occasion & { loginId: string; left: number }> = {
  kind: 'recovery-code-used',
  write: (facts, language) => ({
    subject: { en: 'A recovery code was used', es: 'Se ha usado un código de recuperación' }[language],
    paragraphs: [
      {
        en: `A recovery code of your login ID ${facts.loginId} was used instead of the authenticator app. ${leftWords.en(facts.left)}`,
        es: `Se ha usado un código de recuperación de su identificador de acceso ${facts.loginId} en lugar de la aplicación de autenticación. ${leftWords.es(facts.left)}`,
      }[language],
      ifNotYou(language),
    ],
    facts: occasionFacts(facts, language),
    button: profileButton(facts.publicOrigin, language),
  }),
}

const leftWords = {
  en: (left: number) =>
    left === 0
      ? 'None are left: make new ones in your profile now.'
      : left === 1
        ? 'One is left: make new ones in your profile soon.'
        : `${left} are left.`,
  es: (left: number) =>
    left === 0
      ? 'No queda ninguno: cree códigos nuevos en su perfil ahora mismo.'
      : left === 1
        ? 'Queda uno: cree pronto códigos nuevos en su perfil.'
        : `Quedan ${left}.`,
}
