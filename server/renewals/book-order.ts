import type { renewalOrders } from '../../contract/renewal-orders.ts'
import { notFound, permit } from '../access/permit.ts'
import { recordAll } from '../audit/record.ts'
import { findOrder, type OrderRow, saveBooked, takeOrder } from '../billing/order-queries.ts'
import { refuseUnlessPlaced } from '../billing/order-rules.ts'
import { viewOrder } from '../billing/order-view.ts'
import { moveMaintenance } from '../licences/maintenance-queries.ts'
import { dealNews } from '../partners/deal-news.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { finishOrder } from './finish-order.job.ts'
import { saveOrdered } from './quote-queries.ts'
import { changeFacts } from './quote-trail.ts'
import { type ExtendedLine, extendMemberships, listCovered } from './renewal-order-queries.ts'

/**
 * REN-24: books an order. Memberships and the licences' dates move now, all of them or none; the files that carry the date
 * follow, and then everybody is told, once.
 */
export const bookOrder: Operation<typeof renewalOrders.bookOrder> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  const order = await takeOrder(ctx, input.orderId)
  permit(ctx.actor, 'order.book', order)
  refuseUnlessPlaced(order)
  expectVersion(ctx, order)
  const lines = await extendMemberships(ctx, order)
  if (lines.length !== order.line_count) throw new Refusal('quote-outdated', { number: order.quote_number })
  await moveMaintenance(ctx, await listCovered(ctx, order))
  await saveBooked(ctx, order, ctx.actor.name)
  await saveOrdered(ctx, order)
  await recordBooking(ctx, order, lines)
  await enqueue(ctx, dealNews, { organizationId: order.organization_id, news: 'booked', id: order.quote_id })
  await enqueue(ctx, finishOrder, { organizationId: order.organization_id, orderId: order.id })
  return viewOrder(ctx.actor, await findOrder(ctx, order.id))
}

/** So many rows of the trail are written by one statement. */
const rowsAtOnce = 500

/** One row for the order, and one in the timeline of each licence. */
async function recordBooking(ctx: Ctx, order: OrderRow, lines: readonly ExtendedLine[]): Promise<void> {
  const ofOrder = {
    id: ctx.ids.uuid(),
    action: 'order.booked',
    subject: { kind: 'order', id: order.id, label: order.number },
    after: {
      purchaseOrderNumber: order.purchase_order_number,
      lineCount: order.line_count,
      ...changeFacts(order),
    },
  }
  const ofLines = lines.map((line) => ({
    id: ctx.ids.uuid(),
    action: 'licence.maintenance-renewed',
    subject: { kind: 'licence', id: line.licence_id, label: line.licence_code },
    licenceId: line.licence_id,
    before: {
      endsOn: line.former_ends_on,
      ...(line.former_programme_code === null ? {} : { programme: line.former_programme_code }),
    },
    after: { endsOn: line.ends_on, programme: line.programme_code, order: order.number },
  }))
  const rows = [ofOrder, ...ofLines]
  for (let from = 0; from < rows.length; from += rowsAtOnce) await recordAll(ctx, rows.slice(from, from + rowsAtOnce))
}
