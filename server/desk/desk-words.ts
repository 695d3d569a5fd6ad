import type { LetterText } from '../platform/letter.ts'
import { type QuoteFactsToTell, quoteUrl } from '../renewals/quote-letter-words.ts'

/** Where the vendor's people look after a quote. */
export function deskUrl(told: QuoteFactsToTell): string {
  return `${quoteUrl(told)}/desk`
}

/** What a letter says besides its facts. */
export type DeskWords<Told> = (told: Told) => Pick<LetterText, 'subject' | 'paragraphs'>
