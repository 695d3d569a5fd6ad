import type { Letter } from '../platform/letter.ts'
import { versionName } from '../pricing/quote-validity-rules.ts'
import { factsOfQuote, type QuoteFactsToTell, quoteUrl } from './quote-letter-words.ts'

/** REN-10: a quote that somebody made for a customer, with the way to accept, decline or ask about it. */
export const quoteSent: Letter<QuoteFactsToTell> = {
  kind: 'quote-sent',
  write: (facts, language) => {
    const { quote } = facts
    const name = versionName(quote.number, quote.revision)
    const rest = {
      facts: factsOfQuote(facts, language),
      button: { label: { en: 'See quote', es: 'Ver el presupuesto' }[language], url: quoteUrl(facts) },
    }
    if (language === 'es')
      return {
        subject: `Presupuesto de renovación ${name}`,
        paragraphs: [
          `${quote.sent_by} le envía un presupuesto para renovar el mantenimiento de ${quote.organization_name}. En el portal puede aceptarlo con su orden de compra, rechazarlo o hacer preguntas sobre él.`,
          ...(quote.revision === 1 ? [] : ['Sustituye a la versión anterior, que ya no se puede aceptar.']),
        ],
        ...rest,
      }
    return {
      subject: `Renewal quote ${name}`,
      paragraphs: [
        `${quote.sent_by} sends you a quote for renewing the maintenance of ${quote.organization_name}. In the portal you can accept it with your purchase order, decline it, or ask about it.`,
        ...(quote.revision === 1 ? [] : ['It replaces the former version, which can no longer be accepted.']),
      ],
      ...rest,
    }
  },
}
