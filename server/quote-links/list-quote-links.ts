import type { quoteLinks } from '../../contract/quote-links.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { listLinkRows } from './quote-link-queries.ts'
import { whyNotShare } from './quote-link-rules.ts'
import { viewQuoteLink } from './quote-link-view.ts'

/** REN-10: by which links a quote is read, and whether another can be made. */
export const listQuoteLinks: Operation<typeof quoteLinks.listQuoteLinks> = async (ctx, input) => {
  const quote = await findQuote(ctx, input.quoteId)
  const { rows, next } = await listLinkRows(ctx, quote, input)
  const share = whyNotReader(ctx.actor, 'quote.share') ?? whyNotShare(quote)
  return { items: rows.map((row) => viewQuoteLink(ctx, row)), next, actions: { share } }
}
