import type { Language } from '../../contract/fields.ts'
import type { Letter } from '../platform/letter.ts'
import { versionName } from '../pricing/quote-validity-rules.ts'
import { factsOfQuote, type QuoteFactsToTell } from './quote-letter-words.ts'

type Told = QuoteFactsToTell & { partnerNumber: string }

/** REN-10: tells whoever quoted for a customer that it has accepted the quote, or does not want it. */
export const partnerQuoteNews: Letter<Told> = {
  kind: 'partner-quote-news',
  write: (told, language) => {
    const { quote, publicOrigin, partnerNumber } = told
    const { organization_number: customer, end_reason: reason } = quote
    const why: [string, string][] = reason ? [[{ en: 'Reason given', es: 'Motivo indicado' }[language], reason]] : []
    return {
      ...(quote.status === 'declined' ? declined : accepted)(told, language),
      facts: [...factsOfQuote(told, language), ...why],
      button: {
        label: { en: 'See quote', es: 'Ver el presupuesto' }[language],
        url: `${publicOrigin}/o/${partnerNumber}/partner/customers/${customer}/quotes/${quote.id}`,
      },
    }
  },
}

function accepted({ quote }: Told, language: Language) {
  const name = versionName(quote.number, quote.revision)
  const { organization_name: customer, accepted_by: by } = quote
  return language === 'es'
    ? {
        subject: `Aceptado: ${name}, por ${customer}`,
        paragraphs: [
          `${by}, de ${customer}, ha aceptado su presupuesto con una orden de compra. El mantenimiento se prolonga cuando el fabricante registre el pedido; entonces volveremos a escribirle.`,
        ],
      }
    : {
        subject: `Accepted: ${name} by ${customer}`,
        paragraphs: [
          `${by} of ${customer} has accepted your quote with a purchase order. Maintenance is extended when the vendor books the order; we write to you again then.`,
        ],
      }
}

function declined({ quote }: Told, language: Language) {
  const name = versionName(quote.number, quote.revision)
  const customer = quote.organization_name
  return language === 'es'
    ? {
        subject: `Rechazado: ${name}, por ${customer}`,
        paragraphs: [`${customer} no quiere su presupuesto. Hable con el cliente; puede hacerle otro.`],
      }
    : {
        subject: `Declined: ${name} by ${customer}`,
        paragraphs: [`${customer} does not want your quote. Speak with the customer; you can make another one.`],
      }
}
