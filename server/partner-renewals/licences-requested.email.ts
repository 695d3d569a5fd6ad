import type { Letter } from '../platform/letter.ts'
import { productsOf, type RequestFactsToTell } from './licence-request-words.ts'

/** REN-4: tells those who run a customer that an advisor asks for what must renew together with a quote of its own. */
export const licencesRequested: Letter<RequestFactsToTell> = {
  kind: 'licences-requested',
  write: ({ request, publicOrigin }, language) => {
    const { partner_name: partner, asked_by_name: by, missing_count: count } = request
    const products = productsOf(request, language)
    const url = `${publicOrigin}/o/${request.customer_number}/licence-requests/${request.id}`
    return language === 'es'
      ? {
          subject: `${partner} pide ver ${count === 1 ? 'otra licencia' : `otras ${count} licencias`} para su renovación`,
          paragraphs: [
            `${by}, de ${partner}, prepara un presupuesto de renovación para ${request.customer_name}. En el programa de mantenimiento de ${products}, todas las licencias se renuevan juntas, y ${partner} no ve todas.`,
            `${partner} solo sabe cuántas faltan. Usted ve cuáles son y decide si las comparte.`,
          ],
          facts: [
            ['Asesor de soluciones', partner],
            ['Lo pide', by],
            ['Licencias', `${count}`],
            ['Productos', products],
          ],
          button: { label: 'Ver y decidir', url },
        }
      : {
          subject: `${partner} asks to see ${count === 1 ? 'one more licence' : `${count} more licences`} for your renewal`,
          paragraphs: [
            `${by} of ${partner} is preparing a renewal quote for ${request.customer_name}. In the maintenance programme of ${products}, all licences renew together, and ${partner} does not see them all.`,
            `${partner} knows only how many are missing. You see which they are, and decide whether to share them.`,
          ],
          facts: [
            ['Advisor', partner],
            ['Asked by', by],
            ['Licences', `${count}`],
            ['Products', products],
          ],
          button: { label: 'See and decide', url },
        }
  },
}
