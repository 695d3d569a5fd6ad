import { renewalOrders } from '../../contract/renewal-orders.ts'
import { renewalPapers } from '../../contract/renewal-papers.ts'
import { renewals } from '../../contract/renewals.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { acceptQuote } from './accept-quote.ts'
import { bookOrder } from './book-order.ts'
import { cancelOrder } from './cancel-order.ts'
import { cancelQuote } from './cancel-quote.ts'
import { downloadQuoteDocument } from './download-quote-document.errand.ts'
import { downloadQuotePdf } from './download-quote-pdf.errand.ts'
import { downloadRenewalCertificate } from './download-renewal-certificate.errand.ts'
import { duplicateQuote } from './duplicate-quote.ts'
import { exportQuote } from './export-quote.ts'
import { labelQuote } from './label-quote.ts'
import { listOrders } from './list-orders.ts'
import { listOrdersToBook } from './list-orders-to-book.ts'
import { listQuoteLines } from './list-quote-lines.ts'
import { listQuotes } from './list-quotes.ts'
import { listRenewableLines } from './list-renewable-lines.ts'
import { priceRenewal } from './price-renewal.ts'
import { readOrder } from './read-order.ts'
import { readQuote } from './read-quote.ts'
import { readRenewalCertificate } from './read-renewal-certificate.ts'
import { saveQuote } from './save-quote.ts'

/** What this feature serves of renewing, and of quotes. */
export const renewalRoutes = serve<House, typeof renewals>(renewals, {
  listRenewableLines,
  priceRenewal,
  saveQuote,
  listQuotes,
  readQuote,
  listQuoteLines,
  downloadQuoteDocument: { errand: downloadQuoteDocument },
  exportQuote,
  labelQuote,
  duplicateQuote,
  cancelQuote,
  acceptQuote,
})

/** What this feature serves of orders by purchase order, and of booking them. */
export const renewalOrderRoutes = serve<House, typeof renewalOrders>(renewalOrders, {
  listOrders,
  readOrder,
  cancelOrder,
  listOrdersToBook,
  bookOrder,
})

/** What this feature serves as papers: certificates, and quotes as PDF. */
export const renewalPaperRoutes = serve<House, typeof renewalPapers>(renewalPapers, {
  readRenewalCertificate,
  downloadRenewalCertificate: { errand: downloadRenewalCertificate },
  downloadQuotePdf: { errand: downloadQuotePdf },
})
