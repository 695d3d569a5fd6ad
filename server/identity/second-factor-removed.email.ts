import type { Letter } from '../platform/letter.ts'
import { ifNotYou, type Occasion, occasionFacts, profileButton } from './letter-words.ts'

/** ACC-12: the second factor is off (ASVS 6.3.7). */
export const secondFactorRemoved: Letter<Occasion & { loginId: string }> = {
  kind: 'second-factor-removed',
  write: (facts, language) => ({
    subject: { en: 'Second factor turned off', es: 'Segundo factor desactivado' }[language],
    paragraphs: [
      {
        en: `Signing in with your login ID ${facts.loginId} no longer asks for a code. The password alone now protects your account.`,
        es: `Al iniciar sesión con su identificador de acceso ${facts.loginId} ya no se pide ningún código. Ahora solo la contraseña protege su cuenta.`,
      }[language],
      ifNotYou(language),
    ],
    facts: occasionFacts(facts, language),
    button: profileButton(facts.publicOrigin, language),
  }),
}
