import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { findCustomerId } from '../partners/customer-queries.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Operation } from '../platform/operation.ts'
import { viewListedQuote } from './customer-quote-view.ts'
import { listPartnerQuoteRows } from './partner-quote-queries.ts'

/** PAR-13: the partner's quotes for its customers, the newest first; of customers that no longer let it quote, none. */
export const listPartnerQuotes: Operation<typeof partnerRenewals.listPartnerQuotes> = async (ctx, input) => {
  const customerId = input.customer ? await findCustomerId(ctx, input.customer) : null
  const { rows, next } = await listPartnerQuoteRows(ctx, { customerId, status: input.status, q: input.q }, input)
  // What begins like a number that somebody types is no look at a customer.
  const seen = input.q === '' ? rows.map((row) => row.organization_id) : []
  await leaveTrace(ctx, seen)
  return { items: rows.map(viewListedQuote), next }
}
