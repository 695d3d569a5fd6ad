import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { listMembershipsOf } from '../renewals/quote-line-queries.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { atCustomer } from './acting-customer.ts'
import { missingOf, unseenOf, unsharedOf, viewCustomerQuote, whyNotDraft } from './customer-quote-view.ts'
import { keepCompleted, personOf } from './keep-customer-quote.ts'
import { endRequestsOf } from './licence-request-queries.ts'
import { type CustomerChoice, priceForCustomer } from './price-for-customer.ts'
import { recordQuote } from './save-customer-quote.ts'
import { takeOwnQuote } from './take-own-quote.ts'

/**
 * REN-4: adds what must renew together and is shared by now, and takes out what is shared no longer, all at the prices of
 * today; draft only.
 */
export const completeCustomerQuote: Operation<typeof partnerRenewals.completeCustomerQuote> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const quote = await takeOwnQuote(at, input.quoteId)
  refuse(quote, whyNotDraft(quote), { reader: 'partner' })
  expectVersion(ctx, quote)
  const { addable } = await missingOf(at, quote)
  if (addable.length + (await unsharedOf(at, quote)) === 0) throw new Refusal('nothing-missing')
  const choice = sameTerm(quote, [...(await listMembershipsOf(at, quote)), ...addable])
  const price = await priceForCustomer(at, choice, { at: 'whole' })
  const completed = await keepCompleted(at, quote, choice, price)
  if (unseenOf(await missingOf(at, completed)) === 0) await endRequestsOf(at, completed, personOf(at))
  await recordQuote(at, 'quote.completed', completed)
  return viewCustomerQuote(at, completed)
}

function sameTerm({ term_months, common_end }: QuoteRow, membershipId: string[]): CustomerChoice {
  return {
    membershipId,
    all: false,
    ...(term_months === null ? {} : { termMonths: term_months }),
    ...(common_end === null ? {} : { commonEnd: common_end }),
  }
}
