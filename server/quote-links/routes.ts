import { quoteLinks } from '../../contract/quote-links.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { downloadSharedQuotePdf } from './download-shared-quote-pdf.errand.ts'
import { listQuoteLinks } from './list-quote-links.ts'
import { listSharedQuoteLines } from './list-shared-quote-lines.errand.ts'
import { readSharedQuote } from './read-shared-quote.errand.ts'
import { shareQuote } from './share-quote.errand.ts'
import { withdrawQuoteLink } from './withdraw-quote-link.ts'

/** What this feature serves: links by which a quote is read without a sign-in, and what they lead to. */
export const quoteLinkRoutes = serve<House, typeof quoteLinks>(quoteLinks, {
  shareQuote: { errand: shareQuote },
  listQuoteLinks,
  withdrawQuoteLink,
  readSharedQuote: { errand: readSharedQuote },
  listSharedQuoteLines: { errand: listSharedQuoteLines },
  downloadSharedQuotePdf: { errand: downloadSharedQuotePdf },
})
