import type { desk } from '../../contract/desk.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { listQuestionRows } from './question-queries.ts'
import { viewQuestion } from './question-view.ts'

/** REN-12: what was asked about a quote, and the answers. */
export const listQuoteQuestions: Operation<typeof desk.listQuoteQuestions> = async (ctx, input) => {
  const quote = await findQuote(ctx, input.quoteId)
  const { rows, next } = await listQuestionRows(ctx, quote, input)
  return { items: rows.map(viewQuestion), next }
}
