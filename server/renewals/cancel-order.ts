import type { renewalOrders } from '../../contract/renewal-orders.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { findOrder, saveCancelled, takeOrder } from '../billing/order-queries.ts'
import { refuseUnlessPlaced } from '../billing/order-rules.ts'
import { viewOrder } from '../billing/order-view.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { saveOrderCancelled } from './quote-queries.ts'
import { freeMembershipsOf } from './renewal-order-queries.ts'

/** Ends an order that is not booked yet. Its licences can be renewed otherwise from then on; its quote is over. */
export const cancelOrder: Operation<typeof renewalOrders.cancelOrder> = async (ctx, input) => {
  const order = await takeOrder(ctx, input.orderId)
  permit(ctx.actor, 'renewal.order', order)
  refuseUnlessPlaced(order)
  expectVersion(ctx, order)
  await saveCancelled(ctx, order, input.reason)
  await freeMembershipsOf(ctx, order)
  await saveOrderCancelled(ctx, order)
  await record(ctx, {
    action: 'order.cancelled',
    subject: { kind: 'order', id: order.id, label: order.number },
    reason: input.reason,
  })
  return viewOrder(ctx.actor, await findOrder(ctx, order.id))
}
