import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import type { renewalPapers } from '../../contract/renewal-papers.ts'
import { record } from '../audit/record.ts'
import { findVendor } from '../billing/vendor-queries.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { drawPdf } from '../platform/pdf.ts'
import { findLetterheadOf } from './letterhead-queries.ts'
import { listQuoteLineRows } from './quote-line-queries.ts'
import { findQuote } from './quote-queries.ts'
import { type PaperQuote, quoteSheet } from './quote-sheet.ts'
import { trailOf } from './quote-trail.ts'

/** REN-10: a quote as PDF, each line with its arithmetic (REN-8); drawn outside any transaction. */
export const downloadQuotePdf: Errand<typeof renewalPapers.downloadQuotePdf, House> = async (outing, input) => {
  const { language, organization, publicOrigin, now: madeAt } = outing
  const facts = await outing.within(async (ctx): Promise<PaperQuote> => {
    const quote = await findQuote(ctx, input.quoteId)
    const { rows: lines } = await listQuoteLineRows(ctx, quote, { limit: quoteLinesMost })
    const vendor = await findVendor(ctx)
    await record(ctx, {
      action: 'quote.pdf-downloaded',
      organizationId: trailOf(quote),
      subject: { kind: 'quote', id: quote.id, label: quote.number },
    })
    const issuer = vendor?.legalName ?? new URL(publicOrigin).host
    const url = `${publicOrigin}/${language}/o/${organization.number}/quotes/${quote.id}`
    const letterhead = await findLetterheadOf(ctx, quote)
    return { language, quote, lines, issuer, letterhead, madeAt, url }
  })
  const { number, revision } = facts.quote
  return { fileName: `quote-${number}-${revision}.pdf`, content: await drawPdf(quoteSheet(facts)) }
}
