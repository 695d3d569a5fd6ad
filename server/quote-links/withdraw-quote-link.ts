import type { quoteLinks } from '../../contract/quote-links.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { saveLinkWithdrawn, takeLink } from './quote-link-queries.ts'
import { viewQuoteLink } from './quote-link-view.ts'
import { sharerName } from './sharer-name.ts'

/** REN-10: ends a link at once, whoever made it; twice is once. */
export const withdrawQuoteLink: Operation<typeof quoteLinks.withdrawQuoteLink> = async (ctx, input) => {
  const quote = await findQuote(ctx, input.quoteId)
  permit(ctx.actor, 'quote.share', quote)
  const link = await takeLink(ctx, quote, input.linkId)
  if (link.withdrawn_at !== null) return viewQuoteLink(ctx, link)
  await saveLinkWithdrawn(ctx, link, await sharerName(ctx))
  await record(ctx, {
    action: 'quote.link-withdrawn',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    before: { madeBy: link.made_by, endsOn: link.ends_on, openedCount: link.opened_count },
  })
  return viewQuoteLink(ctx, await takeLink(ctx, quote, link.id))
}
