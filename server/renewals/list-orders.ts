import type { renewalOrders } from '../../contract/renewal-orders.ts'
import { listOrdersOf } from '../billing/order-queries.ts'
import { viewOrder } from '../billing/order-view.ts'
import type { Operation } from '../platform/operation.ts'

/** REN-19: the organization's orders, the newest first. */
export const listOrders: Operation<typeof renewalOrders.listOrders> = async (ctx, input) => {
  const { items, next, total } = await listOrdersOf(ctx, ctx.organization.id, input, input)
  return { items: items.map((row) => viewOrder(ctx.actor, row)), next, total }
}
