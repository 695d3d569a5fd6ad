import { findOrderOf } from '../billing/order-queries.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import { workerWithin } from '../platform/worker.ts'
import { listBuyersToTell, listSpecialistsToTell } from './order-people-queries.ts'
import { orderPlaced } from './order-placed.email.ts'

/** Tells the vendor's renewals desk, whom a customer may not know, and the customer that an order was placed. */
export const tellOfOrder = jobKind<{ organizationId: string; orderId: string }>('tell-of-order')

/** REN-10. All letters are written in one transaction: either everybody is told or the job is done again. */
export async function tellOfOrderJob(
  house: House,
  { organizationId, orderId }: { organizationId: string; orderId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const order = await findOrderOf(ctx, organizationId, orderId)
    if (!order) return
    const facts = { order, publicOrigin: ctx.publicOrigin }
    for (const specialist of await listSpecialistsToTell(ctx.tx, organizationId))
      await post(ctx, orderPlaced, { ...facts, side: 'vendor' }, specialist)
    for (const buyer of await listBuyersToTell(ctx.tx, organizationId))
      await post(ctx, orderPlaced, { ...facts, side: 'customer' }, buyer)
  })
}
