import { quoteLinkDays, type quoteLinkStatuses } from '../../contract/quote-links.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { addDays, type Day } from '../../values/calendar.ts'
import { Refusal } from '../platform/refusal.ts'
import { type QuoteStanding, whyNotOpen } from '../renewals/quote-rules.ts'
import type { QuoteLinkRow } from './quote-link-queries.ts'

/** Why a quote cannot be shared: it is over or ordered, or its customer knows nothing of it yet (REN-10). */
export function whyNotShare(quote: Pick<QuoteStanding, 'status' | 'maker' | 'sent_at'>): RefusalCode | null {
  if (quote.maker !== 'customer' && quote.sent_at === null) return 'quote-not-sent'
  return whyNotOpen(quote)
}

/** The last day of a new link: the one asked for, or after a fortnight. Refuses `quote-link-end` where the quote ends before. */
export function linkEndOf(quote: { valid_until: Day }, asked: Day | undefined, today: Day): Day {
  const fortnight = addDays(today, quoteLinkDays)
  const last = quote.valid_until
  const outlives = fortnight > last
  const end = asked ?? (outlives ? last : fortnight)
  if (end < today || end > last) throw new Refusal('quote-link-end', { first: today, last }, 'endsOn')
  return end
}

/** Whether a link works today. */
export function linkStatus(
  link: Pick<QuoteLinkRow, 'withdrawn_at' | 'ends_on'>,
  today: Day,
): (typeof quoteLinkStatuses)[number] {
  if (link.withdrawn_at !== null) return 'withdrawn'
  return link.ends_on < today ? 'ended' : 'open'
}
