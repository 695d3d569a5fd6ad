import type { Actor } from '../../contract/actor.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { dayAt } from '../../values/calendar.ts'
import { Refusal } from '../platform/refusal.ts'
import type { QuoteRow } from './quote-queries.ts'
import type { Revision } from './quote-sending-queries.ts'

/** What of a quote decides what can be done with it; its status already tells whether it has expired. */
export type QuoteStanding = Pick<QuoteRow, 'number' | 'revision' | 'status' | 'valid_until' | 'maker' | 'sent_at'>

/** Why a quote can be neither accepted nor cancelled any more; null while it can (REN-10). */
export function whyNotOpen({ status }: Pick<QuoteRow, 'status'>): 'quote-over' | 'quote-ordered' | null {
  if (status === 'accepted' || status === 'ordered') return 'quote-ordered'
  return status === 'draft' || status === 'sent' ? null : 'quote-over'
}

/** Why a customer cannot name a quote: what others made they named, and read; what was ordered is still looked for. */
export function whyNotLabel(quote: Pick<QuoteRow, 'status' | 'maker'>): 'quote-made-by' | 'quote-over' | null {
  if (quote.maker !== 'customer') return 'quote-made-by'
  return whyNotOpen(quote) === 'quote-over' ? 'quote-over' : null
}

/** Whose quotes somebody makes, and takes back: a customer's people theirs, the vendor's people theirs (REN-10). */
function isMaker(actor: Actor, { maker }: Pick<QuoteRow, 'maker'>): boolean {
  return maker === (actor.kind === 'staff' ? 'staff' : 'customer')
}

/** Why a quote cannot be taken back; an approval that is still waited for keeps nobody from it. */
export function whyNotCancel(actor: Actor, quote: QuoteStanding): RefusalCode | null {
  if (!isMaker(actor, quote)) return 'quote-made-by'
  return quote.status === 'approval-needed' ? null : whyNotOpen(quote)
}

/** Why a quote cannot be declined: nobody sent it to the customer, or it is over. */
export function whyNotDecline(quote: Pick<QuoteRow, 'status' | 'maker'>): RefusalCode | null {
  return quote.maker === 'customer' ? 'quote-made-by' : whyNotOpen(quote)
}

/** Why a quote cannot be sent; `others` are all versions of it, as they stand (REN-10). */
export function whyNotSend(quote: QuoteStanding, others: readonly Pick<QuoteRow, 'status'>[]): RefusalCode | null {
  if (quote.maker === 'customer') return 'quote-made-by'
  if (others.some(({ status }) => status === 'accepted' || status === 'ordered')) return 'quote-ordered'
  if (quote.status === 'sent') return 'quote-sent'
  if (quote.status === 'approval-needed') return 'quote-needs-approval'
  return whyNotOpen(quote)
}

/** A version that is being prepared: its customer has not seen it. */
export function unsentOf(revisions: readonly Revision[]): Revision | null {
  return (
    revisions.find(
      ({ status, sent_at }) =>
        sent_at === null && (status === 'draft' || status === 'approval-needed' || status === 'expired'),
    ) ?? null
  )
}

/** The version to go on with instead of this one: what superseded it, or what is being prepared; null: none. */
export function nextOf(
  quote: Pick<QuoteRow, 'revision' | 'status'>,
  revisions: readonly Revision[],
): { id: string; revision: number } | null {
  const later = revisions.filter(({ revision }) => revision > quote.revision)
  const superseding = quote.status === 'superseded' ? later.findLast(({ sent_at }) => sent_at !== null) : undefined
  const next = superseding ?? unsentOf(later)
  return next && { id: next.id, revision: next.revision }
}

/** Refuses what is only possible with a quote that still stands: `quote-over` with its cause, `quote-ordered`. */
export function refuseUnlessOpen(quote: QuoteStanding): void {
  refuse(quote, whyNotOpen(quote))
}

/** Refuses to name a quote that is over, or that others made. */
export function refuseUnlessNameable(quote: QuoteStanding): void {
  refuse(quote, whyNotLabel(quote))
}

/** Refuses with the facts that any refusal about a quote is told with. */
export function refuse(
  quote: QuoteStanding,
  why: RefusalCode | null,
  more: Record<string, string | number> = {},
): void {
  const { number, revision, status, maker, sent_at: sentAt, valid_until: validUntil } = quote
  const day = why === 'quote-sent' && sentAt !== null ? dayAt(sentAt, 'UTC') : validUntil
  if (why !== null)
    throw new Refusal(why, { number, revision, status, maker, day, deed: 'change', reader: 'other', ...more })
}
