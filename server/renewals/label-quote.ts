import type { renewals } from '../../contract/renewals.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote, saveLabel, takeQuote } from './quote-queries.ts'
import { refuseUnlessNameable } from './quote-rules.ts'
import { viewQuote } from './quote-view.ts'

/** REN-10: names a quote of one's own, or takes its name away. */
export const labelQuote: Operation<typeof renewals.labelQuote> = async (ctx, input) => {
  const quote = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'renewal.quote', quote)
  refuseUnlessNameable(quote)
  expectVersion(ctx, quote)
  await saveLabel(ctx, quote, input.label)
  await record(ctx, {
    action: 'quote.labelled',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    before: { label: quote.label },
    after: { label: input.label },
  })
  return viewQuote(ctx, await findQuote(ctx, quote.id))
}
