import type { Letter } from '../platform/letter.ts'
import { productsOf, type RequestFactsToTell } from './licence-request-words.ts'

/** REN-4: tells whoever asked at the partner what the customer has decided. */
export const licenceRequestDecided: Letter<RequestFactsToTell> = {
  kind: 'licence-request-decided',
  write: ({ request, publicOrigin }, language) => {
    const { customer_name: customer, customer_number: number, status } = request
    const products = productsOf(request, language)
    const url = `${publicOrigin}/o/${request.partner_number}/partner/customers/${number}/quotes/${request.quote_id}`
    const agreed = status === 'agreed'
    return language === 'es'
      ? {
          subject: agreed
            ? `${customer} comparte las licencias que pidió`
            : `${customer} no comparte las licencias que pidió`,
          paragraphs: [
            agreed
              ? `Ya ve las licencias de ${products} que faltaban. Abra su presupuesto y complételo; después puede enviarlo.`
              : `${customer} no comparte las demás licencias de ${products}, así que su presupuesto sigue incompleto. Hable con el cliente o pida un presupuesto al departamento de renovaciones del fabricante.`,
          ],
          button: { label: 'Abrir el presupuesto', url },
        }
      : {
          subject: agreed
            ? `${customer} shares the licences that you asked for`
            : `${customer} does not share the licences that you asked for`,
          paragraphs: [
            agreed
              ? `You see the missing licences of ${products} now. Open your quote and complete it; then it can be sent.`
              : `${customer} does not share the other licences of ${products}, so your quote stays incomplete. Speak with the customer, or ask the vendor’s renewals desk for a quote.`,
          ],
          button: { label: 'Open the quote', url },
        }
  },
}
