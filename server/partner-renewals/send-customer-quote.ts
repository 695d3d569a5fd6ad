import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { saveLetterhead } from '../renewals/letterhead-queries.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { sendOut } from '../renewals/send-out.ts'
import { atCustomer } from './acting-customer.ts'
import { missingOf, unsharedOf, viewCustomerQuote, whyNotDraft } from './customer-quote-view.ts'
import { personOf } from './keep-customer-quote.ts'
import { endRequestsOf } from './licence-request-queries.ts'
import { takeOwnQuote } from './take-own-quote.ts'

/**
 * REN-6, REN-10: sends a draft to the customer, who sees and may accept it from then on; complete ones alone (REN-4), of what
 * it shares still.
 */
export const sendCustomerQuote: Operation<typeof partnerRenewals.sendCustomerQuote> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const quote = await takeOwnQuote(at, input.quoteId)
  refuse(quote, whyNotDraft(quote), { reader: 'partner' })
  expectVersion(ctx, quote)
  const unshared = await unsharedOf(at, quote)
  if (unshared > 0) throw new Refusal('lines-not-shared', { count: unshared })
  const { count } = await missingOf(at, quote)
  if (count > 0) throw new Refusal('quote-incomplete', { count, maker: 'partner' })
  await endRequestsOf(at, quote, personOf(at))
  await saveLetterhead(at, quote)
  await sendOut(at, quote, personOf(at))
  return viewCustomerQuote(at, await findQuote(at, quote.id))
}
