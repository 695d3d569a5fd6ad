import type { Letter } from '../platform/letter.ts'
import { versionName } from '../pricing/quote-validity-rules.ts'
import { factsOfQuote, type QuoteFactsToTell, quoteUrl } from '../renewals/quote-letter-words.ts'
import { deskUrl } from './desk-words.ts'
import type { QuestionRow } from './question-queries.ts'

type Told = QuoteFactsToTell & { question: QuestionRow }

const button = { en: 'See quote', es: 'Ver el presupuesto' }
const paragraphsOf = (text: string): string[] => text.split(/\n+/)

/** REN-12: the desk learns what somebody asks about a quote, or wants to be changed. */
export const questionAsked: Letter<Told> = {
  kind: 'quote-question-asked',
  write: (told, language) => {
    const { quote, question } = told
    const name = versionName(quote.number, quote.revision)
    const who = `${question.asked_by}, ${quote.organization_name} (${quote.organization_number})`
    return {
      subject: { en: `Question about quote ${name}`, es: `Pregunta sobre el presupuesto ${name}` }[language],
      paragraphs: [
        { en: `${who}, asks about a quote:`, es: `${who}, pregunta sobre un presupuesto:` }[language],
        ...paragraphsOf(question.question),
      ],
      facts: factsOfQuote(told, language),
      button: { label: button[language], url: deskUrl(told) },
    }
  },
}

/** REN-12: whoever asked gets the answer. */
export const questionAnswered: Letter<Told> = {
  kind: 'quote-question-answered',
  write: (told, language) => {
    const { quote, question } = told
    const name = versionName(quote.number, quote.revision)
    return {
      subject: {
        en: `Answer to your question about quote ${name}`,
        es: `Respuesta a su pregunta sobre el presupuesto ${name}`,
      }[language],
      paragraphs: [
        {
          en: `${question.answered_by} has answered your question:`,
          es: `${question.answered_by} ha respondido a su pregunta:`,
        }[language],
        ...paragraphsOf(question.answer ?? ''),
      ],
      facts: factsOfQuote(told, language),
      button: { label: button[language], url: quoteUrl(told) },
    }
  },
}
