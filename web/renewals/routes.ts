import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of "Manage my renewals" (PAR-5), by the shell that they stand in. */
export const renewalPages: { organization: RouteConfigEntry[]; console: RouteConfigEntry[]; bare: RouteConfigEntry[] } =
  {
    organization: [
      route('renewals', 'renewals/summary-page.tsx'),
      route('renewals/renew', 'renewals/renew-page.tsx'),
      route('renewals/renew/lines', 'renewals/renewable-lines.tsx'),
      route('renewals/renew/price', 'renewals/price-page.tsx'),
      route('renewals/calendar', 'renewals/renewal-calendar.tsx'),
      route('renewals/reminders', 'renewals/reminders-page.tsx'),
      route('renewals/prices', 'renewals/price-schedule.tsx'),
      route('quotes', 'renewals/quote-list.tsx'),
      route('quotes/compare', 'renewals/compare-quotes.tsx'),
      route('quotes/:quoteId', 'renewals/quote-page.tsx'),
      route('quotes/:quoteId/accept', 'renewals/accept-quote.tsx'),
      route('quotes/:quoteId/name', 'renewals/label-quote.tsx'),
      route('quotes/:quoteId/duplicate', 'renewals/duplicate-quote.tsx'),
      route('quotes/:quoteId/cancel', 'renewals/cancel-quote.tsx'),
      route('orders', 'renewals/order-list.tsx'),
      route('orders/:orderId', 'renewals/order-page.tsx'),
      route('orders/:orderId/cancel', 'renewals/cancel-order.tsx'),
      route('orders/:orderId/book', 'renewals/book-order.tsx'),
      route('renewals/advisors', 'renewals/advisors-page.tsx'),
      route('renewals/advisors/add', 'renewals/start-draft.tsx'),
      route('renewals/advisors/add/:draftId/find', 'renewals/find-partner.tsx'),
      route('renewals/advisors/add/:draftId/contact', 'renewals/choose-contact.tsx'),
      route('renewals/advisors/add/:draftId/view', 'renewals/choose-view.tsx'),
      route('renewals/advisors/add/:draftId/licences', 'renewals/tick-licences.tsx'),
      route('renewals/advisors/add/:draftId/scopes', 'renewals/choose-scopes.tsx'),
      route('renewals/advisors/add/:draftId/review', 'renewals/review-draft.tsx'),
      route('renewals/advisors/add/:draftId/discard', 'renewals/discard-draft.ts'),
      route('renewals/advisors/missing', 'renewals/missing-partner.tsx'),
      route('renewals/advisors/assignments', 'renewals/licence-assignments.tsx'),
      route('renewals/advisors/:advisorId', 'renewals/advisor-page.tsx'),
      route('renewals/advisors/:advisorId/update', 'renewals/update-advisor.tsx'),
      route('renewals/advisors/:advisorId/licences', 'renewals/assign-licences.tsx'),
      route('renewals/advisors/:advisorId/remove', 'renewals/remove-advisor.tsx'),
    ],
    console: [route('orders', 'renewals/orders-to-book.tsx')],
    /** Files: no page, no shell. */
    bare: [
      route('o/:number/renewals/prices.csv', 'renewals/export-prices.ts'),
      route('o/:number/quotes/:quoteId/document.jws', 'renewals/download-quote-document.ts'),
      route('o/:number/quotes/:quoteId/lines.csv', 'renewals/export-quote.ts'),
    ],
  }
