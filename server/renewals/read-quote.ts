import type { renewals } from '../../contract/renewals.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote } from './quote-queries.ts'
import { viewQuote } from './quote-view.ts'

/** REN-10: a quote and what can be done with it now. */
export const readQuote: Operation<typeof renewals.readQuote> = async (ctx, input) =>
  viewQuote(ctx, await findQuote(ctx, input.quoteId))
