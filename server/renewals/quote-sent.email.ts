import type { Letter } from '../platform/letter.ts'
import { versionName } from '../pricing/quote-validity-rules.ts'
import { factsOfQuote, type QuoteFactsToTell, quoteUrl } from './quote-letter-words.ts'

/** REN-10: a quote that somebody made for a customer, with the way to answer it; `replaces`: one that was sent before. */
export const quoteSent: Letter<QuoteFactsToTell & { replaces: boolean }> = {
  kind: 'quote-sent',
  write: (facts, language) => {
    const { quote } = facts
    const name = versionName(quote.number, quote.revision)
    // A partner's person is named with the partner.
    const isPartners = quote.maker === 'partner'
    const rest = {
      facts: factsOfQuote(facts, language),
      button: { label: { en: 'See quote', es: 'Ver el presupuesto' }[language], url: quoteUrl(facts) },
    }
    if (language === 'es')
      return {
        subject: `Presupuesto de renovación ${name}`,
        paragraphs: [
          `${isPartners ? quote.sent_by : `${quote.sent_by}, del departamento de renovaciones del fabricante,`} le ha enviado un presupuesto para renovar el mantenimiento de ${quote.organization_name}. En el portal puede aceptarlo con su orden de compra, rechazarlo o hacer preguntas sobre él.`,
          ...(!facts.replaces ? [] : ['Sustituye a la versión anterior, que ya no se puede aceptar.']),
        ],
        ...rest,
      }
    return {
      subject: `Renewal quote ${name}`,
      paragraphs: [
        `${isPartners ? quote.sent_by : `${quote.sent_by} of the vendor’s renewals desk`} has sent you a quote to renew the maintenance of ${quote.organization_name}. In the portal you can accept it with your purchase order, decline it, or ask about it.`,
        ...(!facts.replaces ? [] : ['It replaces the former version, which can no longer be accepted.']),
      ],
      ...rest,
    }
  },
}
