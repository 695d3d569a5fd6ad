import { licenceRequests } from '../../contract/licence-requests.ts'
import { partnerRenewals } from '../../contract/partner-renewals.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { agreeToRequest } from './agree-to-request.ts'
import { askForLicences } from './ask-for-licences.ts'
import { cancelCustomerQuote } from './cancel-customer-quote.ts'
import { completeCustomerQuote } from './complete-customer-quote.ts'
import { downloadCustomerQuotePdf } from './download-customer-quote-pdf.errand.ts'
import { listCustomerLines } from './list-customer-lines.ts'
import { listCustomerQuoteLines } from './list-customer-quote-lines.ts'
import { listCustomerRenewals } from './list-customer-renewals.ts'
import { listLicenceRequests } from './list-licence-requests.ts'
import { listPartnerQuotes } from './list-partner-quotes.ts'
import { priceCustomerRenewal } from './price-customer-renewal.ts'
import { quoteCustomers } from './quote-customers.ts'
import { readCustomerQuote } from './read-customer-quote.ts'
import { readLicenceRequest } from './read-licence-request.ts'
import { refuseRequest } from './refuse-request.ts'
import { reviseCustomerQuote } from './revise-customer-quote.ts'
import { saveCustomerQuote } from './save-customer-quote.ts'
import { sendCustomerQuote } from './send-customer-quote.ts'

/** What a partner does for its customers' renewals. */
export const partnerRenewalRoutes = serve<House, typeof partnerRenewals>(partnerRenewals, {
  listCustomerRenewals,
  listCustomerLines,
  priceCustomerRenewal,
  saveCustomerQuote,
  quoteCustomers,
  listPartnerQuotes,
  readCustomerQuote,
  listCustomerQuoteLines,
  downloadCustomerQuotePdf: { errand: downloadCustomerQuotePdf },
  completeCustomerQuote,
  reviseCustomerQuote,
  sendCustomerQuote,
  cancelCustomerQuote,
  askForLicences,
})

/** What a customer decides about licences that partners ask for. */
export const licenceRequestRoutes = serve<House, typeof licenceRequests>(licenceRequests, {
  listLicenceRequests,
  readLicenceRequest,
  agreeToRequest,
  refuseRequest,
})
