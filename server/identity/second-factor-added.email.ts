import type { Letter } from '../platform/letter.ts'
import { ifNotYou, type Occasion, occasionFacts, profileButton } from './letter-words.ts'

/** ACC-12: the second factor is on (ASVS 6.3.7). */
export const secondFactorAdded: Letter<Occasion & { loginId: string }> = {
  kind: 'second-factor-added',
  write: (facts, language) => ({
    subject: { en: 'Second factor turned on', es: 'Segundo factor activado' }[language],
    paragraphs: [
      {
        en: `Signing in with your login ID ${facts.loginId} now also asks for a code from your authenticator app. Keep the recovery codes in a safe place: each one replaces the app once. Every other browser has been signed out.`,
        es: `A partir de ahora, al iniciar sesión con su identificador de acceso ${facts.loginId} se pedirá también un código de su aplicación de autenticación. Guarde los códigos de recuperación en un lugar seguro: cada uno sustituye una vez a la aplicación. Se ha cerrado la sesión en todos los demás navegadores.`,
      }[language],
      ifNotYou(language),
    ],
    facts: occasionFacts(facts, language),
    button: profileButton(facts.publicOrigin, language),
  }),
}
