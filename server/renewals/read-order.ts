import type { renewalOrders } from '../../contract/renewal-orders.ts'
import { permit } from '../access/permit.ts'
import { findOrder } from '../billing/order-queries.ts'
import { viewOrder } from '../billing/order-view.ts'
import type { Operation } from '../platform/operation.ts'

/** REN-19: an order with each step's time. */
export const readOrder: Operation<typeof renewalOrders.readOrder> = async (ctx, input) => {
  const order = await findOrder(ctx, input.orderId)
  permit(ctx.actor, 'renewal.read', order)
  return viewOrder(ctx.actor, order)
}
