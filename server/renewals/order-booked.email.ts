import type { Letter } from '../platform/letter.ts'
import { factsOfOrder, type OrderFactsToTell } from './order-words.ts'

type Told = OrderFactsToTell & { count: number } & ({ side: 'customer' } | { side: 'partner'; partnerNumber: string })

/** REN-24: tells the customer, and each advisor of what it may see, that maintenance is extended. An advisor reads no price. */
export const orderBooked: Letter<Told> = {
  kind: 'order-booked',
  write: (told, language) => {
    const { order, count, publicOrigin } = told
    const customer = order.organization_name
    if (told.side === 'partner') {
      const url = `${publicOrigin}/o/${told.partnerNumber}/partner/customers/${order.organization_number}`
      return language === 'es'
        ? {
            subject: `${customer} ha renovado el mantenimiento`,
            paragraphs: [
              count === 1
                ? `Se ha prolongado el mantenimiento de una licencia de ${customer} que usted puede ver.`
                : `Se ha prolongado el mantenimiento de ${count} licencias de ${customer} que usted puede ver.`,
            ],
            button: { label: 'Ver las licencias', url },
          }
        : {
            subject: `${customer} has renewed its maintenance`,
            paragraphs: [
              count === 1
                ? `The maintenance of one licence of ${customer} that you can see has been extended.`
                : `The maintenance of ${count} licences of ${customer} that you can see has been extended.`,
            ],
            button: { label: 'See licences', url },
          }
    }
    const url = `${publicOrigin}/o/${order.organization_number}/orders/${order.id}`
    const facts = factsOfOrder(told, language)
    return language === 'es'
      ? {
          subject: `Su mantenimiento está renovado: pedido ${order.number}`,
          paragraphs: [
            'Hemos registrado su pedido y prolongado el mantenimiento. Los archivos de licencia que llevan la fecha se han emitido de nuevo; los anteriores siguen funcionando, pero solo los nuevos admiten las versiones que se publiquen hasta la nueva fecha.',
          ],
          facts,
          button: { label: 'Ver el pedido', url },
        }
      : {
          subject: `Your maintenance is renewed: order ${order.number}`,
          paragraphs: [
            'We have booked your order and extended maintenance. Licence files that carry the date have been issued anew; the former ones go on working, but only the new ones cover versions released until the new date.',
          ],
          facts,
          button: { label: 'See order', url },
        }
  },
}
