import type { renewals } from '../../contract/renewals.ts'
import type { Operation } from '../platform/operation.ts'
import { listQuoteLineRows } from './quote-line-queries.ts'
import { findQuote } from './quote-queries.ts'
import { viewQuoteLine } from './quote-view.ts'

/** REN-8: the lines of a quote with their arithmetic. */
export const listQuoteLines: Operation<typeof renewals.listQuoteLines> = async (ctx, input) => {
  const quote = await findQuote(ctx, input.quoteId)
  const { rows, next } = await listQuoteLineRows(ctx, quote, input)
  return { items: rows.map(viewQuoteLine), next }
}
