import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { dayAt } from '../../values/calendar.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { type AtCustomer, atCustomer } from './acting-customer.ts'
import { missingOf, unseenOf, viewCustomerQuote, whyNotDraft } from './customer-quote-view.ts'
import { findLastRequest, insertRequest } from './licence-request-queries.ts'
import { takeOwnQuote } from './take-own-quote.ts'
import { tellOfLicenceRequest } from './tell-of-licence-request.job.ts'

/**
 * REN-4: asks those who run the customer for what must renew together and is not shared. They learn which licences these are;
 * the partner learns nothing but how many.
 */
export const askForLicences: Operation<typeof partnerRenewals.askForLicences> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const quote = await takeOwnQuote(at, input.quoteId)
  refuse(quote, whyNotDraft(quote), { reader: 'partner' })
  await expectNotAsked(at, quote)
  const missing = await missingOf(at, quote)
  const count = unseenOf(missing)
  if (count === 0) throw new Refusal('nothing-missing')
  const id = ctx.ids.uuid()
  const covers = missing.views
    .filter(({ unseen }) => unseen > 0)
    .map(({ programme, product }) => ({ programme, product }))
  await insertRequest(at, {
    organization_id: quote.organization_id,
    id,
    partner_id: at.partner.id,
    quote_id: quote.id,
    covers,
    missing_count: count,
    asked_by: at.actor.contactId,
    asked_by_name: at.actor.name,
  })
  await record(at, {
    action: 'licences.requested',
    subject: { kind: 'partner', id: at.partner.id, label: `${at.partner.name} (${at.partner.number})` },
    after: { count, products: covers.map(({ product }) => product.name).join(', ') },
  })
  await enqueue(ctx, tellOfLicenceRequest, { organizationId: quote.organization_id, requestId: id })
  return viewCustomerQuote(at, quote)
}

async function expectNotAsked(at: AtCustomer, quote: QuoteRow): Promise<void> {
  const last = await findLastRequest(at, quote)
  if (last?.status !== 'open') return
  throw new Refusal('licences-asked-already', { by: last.asked_by_name, day: dayAt(last.asked_at, 'UTC') })
}
