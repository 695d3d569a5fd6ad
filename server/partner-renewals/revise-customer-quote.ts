import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { listMembershipsOf } from '../renewals/quote-line-queries.ts'
import { refuse, unsentOf } from '../renewals/quote-rules.ts'
import { saveSuperseded, takeRevisions } from '../renewals/quote-sending-queries.ts'
import { atCustomer } from './acting-customer.ts'
import { viewCustomerQuote, whyNotRevise } from './customer-quote-view.ts'
import { keepCustomerQuote } from './keep-customer-quote.ts'
import { priceForCustomer } from './price-for-customer.ts'
import { recordQuote } from './save-customer-quote.ts'
import { countSharedOf } from './shared-line-queries.ts'
import { takeOwnQuote } from './take-own-quote.ts'

/**
 * REN-6, REN-10: the next version of a quote that the customer was sent, of the same lines at the prices of today. What was sent
 * stays good until this one is sent; of lines that are shared no longer none is made.
 */
export const reviseCustomerQuote: Operation<typeof partnerRenewals.reviseCustomerQuote> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const former = await takeOwnQuote(at, input.quoteId)
  const revisions = await takeRevisions(at, former)
  const unsent = unsentOf(revisions)
  refuse(former, whyNotRevise(former, revisions), unsent ? { revision: unsent.revision } : {})
  expectVersion(ctx, former)
  // A draft whose last day has passed makes room.
  if (unsent) await saveSuperseded(at, former.organization_id, [unsent.id])
  const membershipId = await listMembershipsOf(at, former)
  const unshared = membershipId.length - (await countSharedOf(at, at.organization.id, membershipId))
  if (unshared > 0) throw new Refusal('lines-not-shared', { count: unshared })
  const isTold = input.termMonths !== undefined || input.commonEnd !== undefined
  const choice = {
    membershipId,
    all: false,
    termMonths: isTold ? input.termMonths : (former.term_months ?? undefined),
    commonEnd: isTold ? input.commonEnd : (former.common_end ?? undefined),
  }
  const quote = await keepCustomerQuote(at, choice, await priceForCustomer(at, choice), former.label, {
    number: former.number,
    revision: Math.max(...revisions.map(({ revision }) => revision)) + 1,
  })
  await recordQuote(at, 'quote.revised', quote)
  return viewCustomerQuote(at, quote)
}
