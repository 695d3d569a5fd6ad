import type { Language } from '../../contract/fields.ts'
import type { Letter } from '../platform/letter.ts'
import type { MissedPartner } from './missing-partner-report-queries.ts'

/** PAR-6: tells the vendor's partner managers that a customer looked for a partner and did not find it. */
export const missingPartner: Letter<MissedPartner> = {
  kind: 'missing-partner',
  write: (missed, language) =>
    language === 'es'
      ? {
          subject: `Un cliente no encuentra el partner ${missed.name}`,
          paragraphs: [
            `${missed.contactName}, de ${missed.customerName}, quiere dar acceso a un partner que no figura en la lista. Compruebe si debería figurar y responda al cliente.`,
          ],
          facts: factsOf(missed, language),
        }
      : {
          subject: `A customer does not find the partner ${missed.name}`,
          paragraphs: [
            `${missed.contactName} of ${missed.customerName} wants to let in a partner that is not listed. Check whether it should be, and answer the customer.`,
          ],
          facts: factsOf(missed, language),
        },
}

function factsOf(missed: MissedPartner, language: Language): [string, string][] {
  const names = {
    en: { name: 'Partner', country: 'Country', note: 'Note', customer: 'Customer', contact: 'Contact' },
    es: { name: 'Partner', country: 'País', note: 'Nota', customer: 'Cliente', contact: 'Contacto' },
  }[language]
  const country = new Intl.DisplayNames([language], { type: 'region' }).of(missed.country) ?? missed.country
  return [
    [names.name, missed.name],
    [names.country, country],
    ...(missed.note === null ? [] : [[names.note, missed.note] satisfies [string, string]]),
    [names.customer, `${missed.customerName} (${missed.customerNumber})`],
    [names.contact, `${missed.contactName} (${missed.contactEmail})`],
  ]
}
