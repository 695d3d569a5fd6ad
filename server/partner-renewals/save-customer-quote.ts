import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import { factsOf } from '../renewals/save-quote.ts'
import { type AtCustomer, atCustomer } from './acting-customer.ts'
import { viewCustomerQuote } from './customer-quote-view.ts'
import { keepCustomerQuote } from './keep-customer-quote.ts'
import { priceForCustomer } from './price-for-customer.ts'

/** REN-6: keeps a renewal as a draft. The customer sees nothing of it before it is sent, and of the partner's price nothing ever. */
export const saveCustomerQuote: Operation<typeof partnerRenewals.saveCustomerQuote> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const quote = await keepCustomerQuote(at, input, await priceForCustomer(at, input), input.label)
  await recordQuote(at, 'quote.saved', quote)
  return viewCustomerQuote(at, quote)
}

/**
 * Tells what a partner did with a quote, never what it earns: in its own trail while the draft is the partner's alone, in the
 * customer's once the customer was sent it.
 */
export function recordQuote(at: AtCustomer, action: string, quote: QuoteRow): Promise<void> {
  const { name, number } = at.organization
  const isSent = quote.sent_at !== null
  return record(at, {
    action,
    organizationId: isSent ? quote.organization_id : at.partner.id,
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { ...factsOf(quote), ...(isSent ? { partner: at.partner.name } : { customer: `${name} (${number})` }) },
  })
}
