import type { renewals } from '../../contract/renewals.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote, saveCancelled, takeQuote } from './quote-queries.ts'
import { refuse, whyNotCancel } from './quote-rules.ts'
import { trailOf } from './quote-trail.ts'
import { viewQuote } from './quote-view.ts'

/** REN-10: ends a quote that is not wanted. What was ordered is cancelled as an order. */
export const cancelQuote: Operation<typeof renewals.cancelQuote> = async (ctx, input) => {
  const quote = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'quote.cancel', quote)
  refuse(quote, whyNotCancel(ctx.actor, quote))
  expectVersion(ctx, quote)
  await saveCancelled(ctx, quote)
  await record(ctx, {
    action: 'quote.cancelled',
    organizationId: trailOf(quote),
    subject: { kind: 'quote', id: quote.id, label: quote.number },
  })
  return viewQuote(ctx, await findQuote(ctx, quote.id))
}
