import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { atCustomer } from './acting-customer.ts'
import { viewCustomerQuote } from './customer-quote-view.ts'

/** REN-6: one of the partner's own quotes for a customer. */
export const readCustomerQuote: Operation<typeof partnerRenewals.readCustomerQuote> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const view = await viewCustomerQuote(at, await findQuote(at, input.quoteId))
  await leaveTrace(ctx, [at.organization.id])
  return view
}
