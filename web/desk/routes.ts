import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of the renewals desk (REN-7), and of what customers do with its quotes, by the shell that they stand in. */
export const deskPages: { organization: RouteConfigEntry[]; console: RouteConfigEntry[] } = {
  organization: [
    route('quotes/prepare', 'desk/prepare-page.tsx'),
    route('quotes/:quoteId/desk', 'desk/desk-page.tsx'),
    route('quotes/:quoteId/revise', 'desk/revise-page.tsx'),
    route('quotes/:quoteId/decline', 'desk/decline-quote.tsx'),
    route('quotes/:quoteId/questions', 'desk/questions-page.tsx'),
  ],
  console: [route('quotes', 'desk/quotes-of-all.tsx'), route('territories', 'desk/territories-page.tsx')],
}
