import type { Letter } from '../platform/letter.ts'
import { ifNotYou, type Occasion, occasionFacts, profileButton } from './letter-words.ts'

/** ACC-11: tells the owner that the password is another one now (ASVS 6.3.7). */
export const passwordChanged: Letter<Occasion & { loginId: string }> = {
  kind: 'password-changed',
  write: (facts, language) => ({
    subject: { en: 'Your password was changed', es: 'Se ha cambiado su contraseña' }[language],
    paragraphs: [
      {
        en: `The password of your login ID ${facts.loginId} was changed. Every other browser that was signed in with it has been signed out.`,
        es: `Se ha cambiado la contraseña de su identificador de acceso ${facts.loginId}. Se ha cerrado la sesión en todos los demás navegadores.`,
      }[language],
      ifNotYou(language),
    ],
    facts: occasionFacts(facts, language),
    button: profileButton(facts.publicOrigin, language),
  }),
}
