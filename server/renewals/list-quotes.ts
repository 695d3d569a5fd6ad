import type { renewals } from '../../contract/renewals.ts'
import type { Operation } from '../platform/operation.ts'
import { listQuoteRows } from './quote-queries.ts'
import { viewQuoteSummary } from './quote-view.ts'

/** REN-10: the organization's quotes, the newest first. */
export const listQuotes: Operation<typeof renewals.listQuotes> = async (ctx, input) => {
  const { rows, next, total } = await listQuoteRows(ctx, ctx.organization.id, input, input)
  return { items: rows.map(viewQuoteSummary), next, total }
}
