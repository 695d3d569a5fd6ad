import type { QuoteRow } from './quote-queries.ts'

/**
 * In whose trail it stands what is done with a quote: the customer's, or the vendor's own alone as long as the
 * customer knows of no such quote.
 */
export function trailOf(quote: Pick<QuoteRow, 'organization_id' | 'maker' | 'sent_at'>): string | null {
  return quote.maker === 'customer' || quote.sent_at !== null ? quote.organization_id : null
}
