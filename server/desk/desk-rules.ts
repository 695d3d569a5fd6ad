import type { StaffActor } from '../../contract/actor.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import { type QuoteStanding, unsentOf, whyNotOpen } from '../renewals/quote-rules.ts'
import type { Revision } from '../renewals/quote-sending-queries.ts'
import type { DeskRow } from './desk-queries.ts'

function isSold(revisions: readonly Pick<Revision, 'status'>[]): boolean {
  return revisions.some(({ status }) => status === 'accepted' || status === 'ordered')
}

/** Why a quote cannot be revised (REN-10): one version is prepared at a time, and what was ordered stays as it is. */
export function whyNotRevise(
  quote: QuoteStanding & Pick<QuoteRow, 'id'>,
  revisions: readonly Revision[],
): RefusalCode | null {
  if (quote.maker !== 'staff') return 'quote-made-by'
  if (isSold(revisions)) return 'quote-ordered'
  if (quote.status === 'superseded' || quote.status === 'cancelled') return 'quote-over'
  const unsent = unsentOf(revisions)
  return unsent !== null && unsent.id !== quote.id ? 'quote-revised' : null
}

/** Why somebody cannot decide what a quote's approval waits for (REN-7): two people look at it, and one is whom the matrix names. */
export function whyNotDecide(
  quote: Pick<QuoteRow, 'status'>,
  revisions: readonly Pick<Revision, 'status'>[],
  {
    facts,
    actor,
  }: {
    facts: Pick<DeskRow, 'approver' | 'decision' | 'prepared_by_id'> | null
    actor: Pick<StaffActor, 'staffId' | 'roles'>
  },
): RefusalCode | null {
  if (quote.status === 'approval-needed' && isSold(revisions)) return 'quote-ordered'
  if (quote.status === 'expired') return whyNotOpen(quote)
  if (quote.status !== 'approval-needed' || !facts || facts.decision !== null) return 'approval-not-asked'
  if (!actor.roles.some((role) => role === facts.approver)) return 'approval-of-others'
  return facts.prepared_by_id === actor.staffId ? 'approval-own' : null
}

/** Whom the matrix names, as refusals are worded: `renewals`, `finance`, or nothing. */
export function shortApprover(facts: Pick<DeskRow, 'approver'> | null): string {
  return facts?.approver?.replace(/-manager$/, '') ?? ''
}
