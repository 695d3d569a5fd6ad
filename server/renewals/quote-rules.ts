import { Refusal } from '../platform/refusal.ts'
import type { QuoteRow } from './quote-queries.ts'

/** What of a quote decides what can be done with it; its status already tells whether it has expired. */
export type QuoteStanding = Pick<QuoteRow, 'number' | 'status' | 'valid_until'>

/** Why a quote can be neither accepted nor cancelled any more; null while it can (REN-10). */
export function whyNotOpen({ status }: Pick<QuoteRow, 'status'>): 'quote-over' | 'quote-ordered' | null {
  if (status === 'accepted' || status === 'ordered') return 'quote-ordered'
  return status === 'draft' || status === 'sent' ? null : 'quote-over'
}

/** Why a quote cannot be named otherwise any more; what was ordered is still looked for. */
export function whyNotLabel(quote: Pick<QuoteRow, 'status'>): 'quote-over' | null {
  return whyNotOpen(quote) === 'quote-over' ? 'quote-over' : null
}

/** Refuses what is only possible with a quote that still stands: `quote-over` with its cause, `quote-ordered`. */
export function refuseUnlessOpen(quote: QuoteStanding): void {
  refuse(quote, whyNotOpen(quote))
}

/** Refuses to name a quote that is over. */
export function refuseUnlessNameable(quote: QuoteStanding): void {
  refuse(quote, whyNotLabel(quote))
}

function refuse({ number, status, valid_until: day }: QuoteStanding, why: 'quote-over' | 'quote-ordered' | null): void {
  if (why !== null) throw new Refusal(why, { number, status, day })
}
