import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import type { Day } from '../../values/calendar.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { listMembershipsOf } from '../renewals/quote-line-queries.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import { refuse, unsentOf } from '../renewals/quote-rules.ts'
import { saveSuperseded, takeRevisions } from '../renewals/quote-sending-queries.ts'
import { atCustomer } from './acting-customer.ts'
import { viewCustomerQuote, whyNotRevise } from './customer-quote-view.ts'
import { keepCustomerQuote } from './keep-customer-quote.ts'
import { priceForCustomer } from './price-for-customer.ts'
import { recordQuote } from './save-customer-quote.ts'
import { listSharedByIds } from './shared-line-queries.ts'
import { takeOwnQuote } from './take-own-quote.ts'

/** For how long where nothing is said and the former version's common end has passed. */
const termAnew = 12

/**
 * REN-6, REN-10: the next version of a quote that the customer was sent, at the prices of today, of those of its lines that are
 * shared still and can be renewed. What was sent stays good until this one is sent.
 */
export const reviseCustomerQuote: Operation<typeof partnerRenewals.reviseCustomerQuote> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const former = await takeOwnQuote(at, input.quoteId)
  const revisions = await takeRevisions(at, former)
  const unsent = unsentOf(revisions)
  refuse(former, whyNotRevise(former, revisions), { reader: 'partner', ...(unsent && { revision: unsent.revision }) })
  expectVersion(ctx, former)
  // A draft whose last day has passed makes room.
  if (unsent) await saveSuperseded(at, former.organization_id, [unsent.id])
  const lines = await listSharedByIds(at, at.organization.id, await listMembershipsOf(at, former))
  const choice = {
    membershipId: lines.map((row) => row.membership_id),
    all: false,
    ...untilOf(former, input, ctx.today),
  }
  const quote = await keepCustomerQuote(at, choice, await priceForCustomer(at, choice), former.label, {
    number: former.number,
    revision: Math.max(...revisions.map(({ revision }) => revision)) + 1,
  })
  await recordQuote(at, 'quote.revised', quote)
  return viewCustomerQuote(at, quote)
}

type Until = { termMonths?: number | undefined; commonEnd?: Day | undefined }

/** What was asked for, or else what the former version was for. */
function untilOf({ term_months, common_end }: QuoteRow, { termMonths, commonEnd }: Until, today: Day): Until {
  if (termMonths !== undefined || commonEnd !== undefined) return { termMonths, commonEnd }
  if (common_end === null) return { termMonths: term_months ?? undefined }
  return common_end > today ? { commonEnd: common_end } : { termMonths: termAnew }
}
