import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { drawPdf } from '../platform/pdf.ts'
import { findLetterheadOf } from '../renewals/letterhead-queries.ts'
import { listQuoteLineRows } from '../renewals/quote-line-queries.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { type PaperQuote, quoteSheet } from '../renewals/quote-sheet.ts'
import { atCustomer } from './acting-customer.ts'
import { recordQuote } from './save-customer-quote.ts'

/**
 * REN-6, REN-10: the partner's own quote as its customer got it, on the partner's paper: no margin, no partner's price. Of what was
 * never sent there is no paper: it says where the customer accepts it, and may be incomplete.
 */
export const downloadCustomerQuotePdf: Errand<typeof partnerRenewals.downloadCustomerQuotePdf, House> = async (
  outing,
  input,
) => {
  const { language, publicOrigin, now: madeAt } = outing
  const facts = await outing.within(async (ctx): Promise<PaperQuote> => {
    const at = await atCustomer(ctx, input.customerNumber)
    const quote = await findQuote(at, input.quoteId)
    refuse(quote, quote.sent_at === null ? 'quote-not-sent' : null)
    const { rows: lines } = await listQuoteLineRows(at, quote, { limit: quoteLinesMost })
    const letterhead = await findLetterheadOf(at, quote)
    await leaveTrace(ctx, [at.organization.id])
    await recordQuote(at, 'quote.pdf-downloaded', quote)
    const url = `${publicOrigin}/${language}/o/${at.organization.number}/quotes/${quote.id}`
    return { language, quote, lines, issuer: new URL(publicOrigin).host, letterhead, madeAt, url }
  })
  const { number, revision } = facts.quote
  return { fileName: `quote-${number}-${revision}.pdf`, content: await drawPdf(quoteSheet(facts)) }
}
