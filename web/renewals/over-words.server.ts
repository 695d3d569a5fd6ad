import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'
import type { FormFault } from '../ui/form-answer.ts'
import { linesOver } from './read-renewal-choice.server.ts'
import { linesMost, type RenewalChoice } from './renewal-choice.ts'

/** Says how many of the lines in an address were not taken, where any were not (REN-5). */
export function overFaults(url: URL, choice: RenewalChoice, language: Language): FormFault[] {
  const count = linesOver(url, choice)
  if (count === 0) return []
  return [{ message: translator(language, ['renewals'])('renewals.lines.over', { count, most: `${linesMost}` }) }]
}
