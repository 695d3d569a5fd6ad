import type { creditSources } from '../../contract/deal-credits.ts'
import type { Instant } from '../../values/calendar.ts'

/** How a partner came to hold a credit. */
export type CreditSource = (typeof creditSources)[number]

/** Who holds the credit for a customer and a programme. */
export type Holding = { partnerId: string; source: CreditSource; since: Instant }

/** Who holds it, or when the vendor last took it away; null where nobody ever held it. */
export type CreditState = { held: Holding } | { takenAt: Instant } | null

/** Something that may give a partner the credit. */
export type DealNews = {
  partnerId: string
  source: Exclude<CreditSource, 'staff'>
  /** Since when it could be known: a grant was made, a quote sent. An order is known by its quote. */
  knownAt: Instant
  /** When it happened. */
  at: Instant
}

/** The more a partner did, the stronger it holds what it has. */
const strength = { named: 1, quoted: 2, booked: 3, staff: 3 } as const

/**
 * PAR-11, decision 047: whether the news gives its partner the credit. Whoever comes first holds it until another does more:
 * quotes where one was only let in, or has its quote ordered and booked. What the vendor decided, also that nobody holds it,
 * stands but for an order of a quote that it could not know by then.
 */
export function takesOver(state: CreditState, news: DealNews): boolean {
  if (state === null) return true
  if ('takenAt' in state) return news.source === 'booked' && news.knownAt > state.takenAt
  const { held } = state
  if (held.source === 'staff' && news.knownAt <= held.since) return false
  if (strength[news.source] > strength[held.source]) return true
  return news.source === 'booked' && held.partnerId !== news.partnerId && news.at > held.since
}

/** When a change made now takes effect: not before the record that it ends, whose maker may have come later and gone first. */
export function changeAt(former: { starts_at: Instant } | null, at: Instant): Instant {
  return former && former.starts_at > at ? former.starts_at : at
}
