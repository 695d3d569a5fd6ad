import type { renewalOrders } from '../../contract/renewal-orders.ts'
import { listOrdersOfAll } from '../billing/order-queries.ts'
import { viewOrder } from '../billing/order-view.ts'
import type { Operation } from '../platform/operation.ts'

/** REN-24: what customers have ordered, for the desk that books it. */
export const listOrdersToBook: Operation<typeof renewalOrders.listOrdersToBook> = async (ctx, input) => {
  const { items, next, total } = await listOrdersOfAll(ctx, input, input)
  return { items: items.map((row) => viewOrder(ctx.actor, row)), next, total }
}
