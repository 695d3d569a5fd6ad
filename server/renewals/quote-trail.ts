import type { QuoteRow } from './quote-queries.ts'

/**
 * In whose trail it stands what is done with a quote: the customer's, or the vendor's own alone as long as the
 * customer knows of no such quote.
 */
export function trailOf(quote: Pick<QuoteRow, 'organization_id' | 'maker' | 'sent_at'>): string | null {
  return quote.maker === 'customer' || quote.sent_at !== null ? quote.organization_id : null
}

/** REN-14: what the trail says of from which programme to which a quote, or its order, moves lines, where it moves any. */
export function changeFacts(of: {
  from_programme_name: string | null
  to_programme_name: string | null
}): Record<string, unknown> {
  const { from_programme_name: formerProgramme, to_programme_name: programme } = of
  return formerProgramme === null ? {} : { formerProgramme, programme }
}
