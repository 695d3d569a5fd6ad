import type { Letter } from '../platform/letter.ts'
import { factsOfOrder, type OrderFactsToTell } from './order-words.ts'

/** REN-10: tells the desk that there is an order to book, and the customer that it has arrived and extends nothing yet. */
export const orderPlaced: Letter<OrderFactsToTell & { side: 'vendor' | 'customer' }> = {
  kind: 'order-placed',
  write: (facts, language) => {
    const { order, side, publicOrigin } = facts
    const url = `${publicOrigin}/o/${order.organization_number}/orders/${order.id}`
    const rest = {
      facts: factsOfOrder(facts, language),
      button: { label: { en: 'See order', es: 'Ver el pedido' }[language], url },
    }
    if (side === 'vendor')
      return language === 'es'
        ? {
            subject: `Pedido por registrar: ${order.number}, de ${order.organization_name}`,
            paragraphs: [
              `${order.placed_by}, de ${order.organization_name} (${order.organization_number}), ha aceptado un presupuesto de renovación. Compruebe la orden de compra y registre el pedido.`,
            ],
            ...rest,
          }
        : {
            subject: `Order to book: ${order.number} of ${order.organization_name}`,
            paragraphs: [
              `${order.placed_by} of ${order.organization_name} (${order.organization_number}) has accepted a renewal quote. Check the purchase order and book the order.`,
            ],
            ...rest,
          }
    return language === 'es'
      ? {
          subject: `Hemos recibido su pedido ${order.number}`,
          paragraphs: [
            `${order.placed_by} ha pedido la renovación del presupuesto ${order.quote_number}. El mantenimiento se prolonga cuando registremos el pedido; entonces volveremos a escribirle.`,
          ],
          ...rest,
        }
      : {
          subject: `We have received your order ${order.number}`,
          paragraphs: [
            `${order.placed_by} has ordered the renewal of quote ${order.quote_number}. Maintenance is extended when we book the order; we write to you again then.`,
          ],
          ...rest,
        }
  },
}
