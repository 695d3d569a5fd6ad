import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote, saveCancelled } from '../renewals/quote-queries.ts'
import { refuse, whyNotOpen } from '../renewals/quote-rules.ts'
import { atCustomer } from './acting-customer.ts'
import { viewCustomerQuote } from './customer-quote-view.ts'
import { personOf } from './keep-customer-quote.ts'
import { endRequestsOf } from './licence-request-queries.ts'
import { recordQuote } from './save-customer-quote.ts'
import { takeOwnQuote } from './take-own-quote.ts'

/** REN-10: takes a quote back that nobody has accepted. What was asked of the customer for it is asked no more. */
export const cancelCustomerQuote: Operation<typeof partnerRenewals.cancelCustomerQuote> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const quote = await takeOwnQuote(at, input.quoteId)
  refuse(quote, whyNotOpen(quote), { reader: 'partner' })
  expectVersion(ctx, quote)
  await endRequestsOf(at, quote, personOf(at))
  await saveCancelled(at, quote)
  const cancelled = await findQuote(at, quote.id)
  await recordQuote(at, 'quote.cancelled', cancelled)
  return viewCustomerQuote(at, cancelled)
}
