import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of "Manage my customers' renewals" (PAR-13), and of what partners ask their customers for (REN-4). */
export const partnerRenewalPages: RouteConfigEntry[] = [
  route('partner/renewals', 'partner-renewals/customer-renewals.tsx'),
  route('partner/renewals/quote', 'partner-renewals/quote-many.tsx'),
  route('partner/quotes', 'partner-renewals/partner-quote-list.tsx'),
  route('partner/customers/:customerNumber/renewals', 'partner-renewals/customer-lines.tsx'),
  route('partner/customers/:customerNumber/renewals/price', 'partner-renewals/customer-price.tsx'),
  route('partner/customers/:customerNumber/quotes/:quoteId', 'partner-renewals/customer-quote.tsx'),
  route('partner/customers/:customerNumber/quotes/:quoteId/cancel', 'partner-renewals/cancel-customer-quote.tsx'),
  route('partner/customers/:customerNumber/quotes/:quoteId/letter', 'partner-renewals/customer-letter.tsx'),
  route('licence-requests', 'partner-renewals/licence-request-list.tsx'),
  route('licence-requests/:licenceRequestId', 'partner-renewals/licence-request.tsx'),
]

/** Files of a partner's: no page, no shell. */
export const partnerRenewalFiles: RouteConfigEntry[] = [
  route(
    'o/:number/partner/customers/:customerNumber/quotes/:quoteId/quote.pdf',
    'partner-renewals/download-customer-quote.ts',
  ),
]
