import type { Language } from '../../contract/fields.ts'
import type { Letter } from '../platform/letter.ts'
import {
  coverageInWords,
  extensionInWords,
  factNames,
  type GrantFactsToTell,
  grantButton,
  type Side,
  scopesInWords,
  untilInWords,
} from './advisor-words.ts'

/** One state of a grant, before or after. */
type State = GrantFactsToTell & { contact: string }

/** PAR-8, UX-43: tells both sides what was changed, by whom, and how it stands now; also that it extends by itself or not. */
export const advisorChanged: Letter<{ side: Side; before: State; after: State; changedBy: string }> = {
  kind: 'advisor-changed',
  write: ({ side, before, after, changedBy }, language) => {
    const { customer, partner } = after
    const rest = { facts: changedFacts(before, after, language), button: grantButton(after, side, language) }
    return language === 'es'
      ? {
          subject: `Ha cambiado el acceso de ${partner} a los datos de ${customer}`,
          paragraphs: [
            `${changedBy}, de ${customer}, ha cambiado lo que ${partner} puede ver o hacer como asesor de soluciones. El cambio ya está en vigor.`,
          ],
          ...rest,
        }
      : {
          subject: `${partner}’s access to the data of ${customer} has changed`,
          paragraphs: [
            `${changedBy} of ${customer} changed what ${partner} may see or do as its advisor. The change is in force already.`,
          ],
          ...rest,
        }
  },
}

/** What is another than before, from what to what. */
function changedFacts(before: State, after: State, language: Language): [string, string][] {
  const names = factNames[language]
  const written = (state: State): Record<'coverage' | 'scopes' | 'endsOn' | 'extends' | 'contact', string> => ({
    coverage: coverageInWords(state, language),
    scopes: scopesInWords(state.scopes, language),
    endsOn: untilInWords(state, language),
    extends: extensionInWords(state.extends, language),
    contact: state.contact,
  })
  const [was, is] = [written(before), written(after)]
  const fields = ['coverage', 'scopes', 'endsOn', 'extends', 'contact'] as const
  return fields.map((field) => [names[field], was[field] === is[field] ? is[field] : `${was[field]} → ${is[field]}`])
}
