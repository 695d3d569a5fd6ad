import type { Letter } from '../platform/letter.ts'
import { ifNotYou, type Occasion, occasionFacts, profileButton } from './letter-words.ts'

/** ACC-14: a sign-in from a browser that was not known to be this person’s. */
export const newDevice: Letter<Occasion & { loginId: string }> = {
  kind: 'new-device',
  write: (facts, language) => ({
    subject: { en: 'New sign-in to your account', es: 'Nuevo inicio de sesión en su cuenta' }[language],
    paragraphs: [
      {
        en: `Somebody signed in with your login ID ${facts.loginId} from a browser that we have not seen with it before.`,
        es: `Alguien ha iniciado sesión con su identificador de acceso ${facts.loginId} desde un navegador que no conocíamos.`,
      }[language],
      ifNotYou(language),
    ],
    facts: occasionFacts(facts, language),
    button: profileButton(facts.publicOrigin, language),
  }),
}
