import type { Language } from '../../contract/fields.ts'
import { dayWords } from '../accounts/contact-words.ts'
import { versionName } from '../pricing/quote-validity-rules.ts'
import { amountInWords, changeInWords, countInWords } from './order-words.ts'
import type { QuoteRow } from './quote-queries.ts'

/** What letters tell of a quote. */
export type QuoteFactsToTell = { quote: QuoteRow; publicOrigin: string }

/** Where a quote is read. */
export function quoteUrl({ quote, publicOrigin }: QuoteFactsToTell): string {
  return `${publicOrigin}/o/${quote.organization_number}/quotes/${quote.id}`
}

/** The quote as a list of facts. */
export function factsOfQuote({ quote }: QuoteFactsToTell, language: Language): [string, string][] {
  const names = {
    en: { quote: 'Quote', lines: 'Lines', total: 'Total before tax', until: 'Valid until' },
    es: { quote: 'Presupuesto', lines: 'Líneas', total: 'Total sin impuestos', until: 'Válido hasta' },
  }[language]
  return [
    [names.quote, versionName(quote.number, quote.revision)],
    [names.lines, countInWords(quote.line_count, language)],
    ...changeInWords(quote, language),
    [names.total, amountInWords(quote.total_minor, quote.currency, language)],
    [names.until, dayWords(quote.valid_until, language)],
  ]
}
