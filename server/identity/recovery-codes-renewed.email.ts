import type { Letter } from '../platform/letter.ts'
import { ifNotYou, type Occasion, occasionFacts, profileButton } from './letter-words.ts'

/** ACC-12: there are new recovery codes, and the former ones are void (ASVS 6.3.7). */
export const recoveryCodesRenewed: Letter<Occasion & { loginId: string }> = {
  kind: 'recovery-codes-renewed',
  write: (facts, language) => ({
    subject: { en: 'New recovery codes', es: 'Códigos de recuperación nuevos' }[language],
    paragraphs: [
      {
        en: `New recovery codes were made for your login ID ${facts.loginId}. The former ones no longer work.`,
        es: `Se han creado códigos de recuperación nuevos para su identificador de acceso ${facts.loginId}. Los anteriores ya no sirven.`,
      }[language],
      ifNotYou(language),
    ],
    facts: occasionFacts(facts, language),
    button: profileButton(facts.publicOrigin, language),
  }),
}
