import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** Links to quotes (REN-10): what the company sees of them, and what they lead to, which is public and without a script. */
export const quoteLinkPages: { organization: RouteConfigEntry[]; wide: RouteConfigEntry[]; bare: RouteConfigEntry[] } =
  {
    organization: [route('quotes/:quoteId/links', 'quote-links/links-page.tsx')],
    wide: [route('quotes/:token', 'quote-links/shared-quote.tsx')],
    bare: [route('quotes/:token/quote.pdf', 'quote-links/download-shared-quote.ts')],
  }
