import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Operation } from '../platform/operation.ts'
import { listQuoteLineRows } from '../renewals/quote-line-queries.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { atCustomer } from './acting-customer.ts'
import { viewCustomerQuoteLine } from './customer-quote-view.ts'
import { findMargin, listMarginLines } from './partner-quote-queries.ts'

/** REN-6, REN-8: the lines of a partner's quote, with the arithmetic of both prices. */
export const listCustomerQuoteLines: Operation<typeof partnerRenewals.listCustomerQuoteLines> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const quote = await findQuote(at, input.quoteId)
  await findMargin(at, quote.id)
  const { rows, next } = await listQuoteLineRows(at, quote, input)
  const own = await listMarginLines(at, quote.id, rows)
  await leaveTrace(ctx, [at.organization.id])
  return { items: rows.map((row) => viewCustomerQuoteLine(row, own.get(row.position))), next }
}
