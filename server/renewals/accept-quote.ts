import type { renewals } from '../../contract/renewals.ts'
import { decimalOfMoney } from '../../values/money.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { findOrder, insertOrder } from '../billing/order-queries.ts'
import { viewOrder } from '../billing/order-view.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { refuseUnlessComplete } from './missing-cover.ts'
import { findBuyerName, saveAccepted, takeQuote } from './quote-queries.ts'
import { refuseUnlessOpen } from './quote-rules.ts'
import { changeFacts } from './quote-trail.ts'
import { takeMembershipsFor } from './renewal-order-queries.ts'
import { refuseUnlessAllTaken } from './renewal-order-rules.ts'
import { tellOfOrder } from './tell-of-order.job.ts'
import { tellOfPartnerQuote } from './tell-of-partner-quote.job.ts'

/**
 * REN-4, REN-10: orders what a quote says, by purchase order; a complete one alone. A quote becomes one order, a membership is in one order at a time;
 * nothing is extended before the order is booked (REN-24).
 */
export const acceptQuote: Operation<typeof renewals.acceptQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const quote = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'renewal.order', quote)
  refuseUnlessOpen(quote)
  expectVersion(ctx, quote)
  await refuseUnlessComplete(ctx, quote)
  const orderId = ctx.ids.uuid()
  const buyer = await findBuyerName(ctx, ctx.actor)
  refuseUnlessAllTaken(quote, await takeMembershipsFor(ctx, quote, orderId))
  await insertOrder(ctx, {
    organization_id: quote.organization_id,
    id: orderId,
    number: ctx.ids.orderNumber(),
    quote_id: quote.id,
    purchase_order_number: input.purchaseOrderNumber,
    currency: quote.currency,
    total_minor: quote.total_minor,
    placed_by: buyer,
  })
  await saveAccepted(ctx, quote, { purchaseOrderNumber: input.purchaseOrderNumber, by: buyer })
  const order = await findOrder(ctx, orderId)
  await record(ctx, {
    action: 'order.placed',
    subject: { kind: 'order', id: order.id, label: order.number },
    after: {
      quote: quote.number,
      ...changeFacts(order),
      purchaseOrderNumber: order.purchase_order_number,
      total: `${decimalOfMoney({ minor: order.total_minor, currency: order.currency })} ${order.currency}`,
    },
  })
  await enqueue(ctx, tellOfOrder, { organizationId: order.organization_id, orderId: order.id })
  if (quote.maker === 'partner')
    await enqueue(ctx, tellOfPartnerQuote, { organizationId: quote.organization_id, quoteId: quote.id })
  return viewOrder(ctx.actor, order)
}
