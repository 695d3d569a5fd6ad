import { renewalOrders } from '../../contract/renewal-orders.ts'
import { renewals } from '../../contract/renewals.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { acceptQuote } from './accept-quote.ts'
import { bookOrder } from './book-order.ts'
import { cancelOrder } from './cancel-order.ts'
import { cancelQuote } from './cancel-quote.ts'
import { downloadQuoteDocument } from './download-quote-document.errand.ts'
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
