import { findOrderOf, type OrderRow, saveTold } from '../billing/order-queries.ts'
import { renewFiles } from '../licences/renew-files.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { orderBooked } from './order-booked.email.ts'
import {
  findCustomerLanguage,
  listAdvisorsToTell,
  listBuyersToTell,
  listLicencesOfOrder,
} from './order-people-queries.ts'

/** Issues the files of a booked order anew, and then tells customer and advisors. */
export const finishOrder = jobKind<{ organizationId: string; orderId: string }>('finish-order')

/**
 * REN-24. Files follow piece by piece, each in a transaction of its own; what was done before a crash is left alone. Letters
 * are written with the note that they were, so everybody is told once.
 */
export async function finishOrderJob(
  house: House,
  { organizationId, orderId }: { organizationId: string; orderId: string },
): Promise<void> {
  const order = await workerWithin(house, (ctx) => findOrderOf(ctx, organizationId, orderId))
  if (!order || order.booked_at === null || order.told_at !== null) return
  const movedAt = order.booked_at
  let after: string | null = null
  do {
    const behind: string | null = after
    after = await workerWithin(house, async (ctx) => {
      const licenceIds = await listLicencesOfOrder(ctx.tx, order, behind)
      const language = await findCustomerLanguage(ctx.tx, organizationId)
      await renewFiles(ctx, { organizationId, licenceIds, movedAt, language })
      return licenceIds.at(-1) ?? null
    })
  } while (after !== null)
  await workerWithin(house, (ctx) => tell(ctx, order))
}

async function tell(ctx: Ctx, order: OrderRow): Promise<void> {
  if (!(await saveTold(ctx, order))) return
  const facts = { order, publicOrigin: ctx.publicOrigin }
  for (const buyer of await listBuyersToTell(ctx.tx, order.organization_id))
    await post(ctx, orderBooked, { ...facts, side: 'customer', count: order.line_count }, buyer)
  for (const { partnerNumber, count, recipient } of await listAdvisorsToTell(ctx, order))
    await post(ctx, orderBooked, { ...facts, side: 'partner', partnerNumber, count }, recipient)
}
