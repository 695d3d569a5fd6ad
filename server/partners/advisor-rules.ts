import { type coverages, grantDays, type grantEnders, grantScopes, type grantStates } from '../../contract/advisors.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { addDays, type Day, dayAt, daysBetween, endOfDay, type Instant, later } from '../../values/calendar.ts'
import { Refusal } from '../platform/refusal.ts'

export type Coverage = (typeof coverages)[number]
export type GrantScope = (typeof grantScopes)[number]
export type GrantState = (typeof grantStates)[number]

/** What of a grant says from when to when it holds. */
export type GrantTime = { startsAt: Instant; endsOn: Day; timeZone: string; endsAt: Instant; endedAt: Instant | null }

/** How many days before its end a grant is said to end soon (ACC-17), and when both sides are reminded (PAR-9). */
export const reminderDays = [30, 7, 1] as const
const [endingDays] = reminderDays

/** What a new advisor may do unless the customer says otherwise (PAR-6). */
export const usualScopes: readonly GrantScope[] = ['view', 'quote']

/** Where a grant stands. One that has run out is over, whether or not a job has marked it. */
export function stateOf(grant: GrantTime, now: Instant): GrantState {
  if (!isOpen(grant, now)) return 'ended'
  if (grant.startsAt > now) return 'upcoming'
  return daysLeft(grant, now) <= endingDays ? 'ending' : 'active'
}

/** Whether a grant has not ended yet. */
export function isOpen(grant: Pick<GrantTime, 'endsAt' | 'endedAt'>, now: Instant): boolean {
  return grant.endedAt === null && grant.endsAt > now
}

/** Whole days until the last day of a grant, where the customer is; on the last day itself none. */
export function daysLeft({ endsOn, timeZone }: Pick<GrantTime, 'endsOn' | 'timeZone'>, now: Instant): number {
  return daysBetween(dayAt(now, timeZone), endsOn)
}

/** When and by whom a grant was ended; null while it is open. */
export function endOf(
  grant: GrantTime & { endedBy: (typeof grantEnders)[number] | null },
  now: Instant,
): { at: Instant; by: (typeof grantEnders)[number] } | null {
  if (grant.endedAt !== null) return { at: grant.endedAt, by: grant.endedBy ?? 'time' }
  return isOpen(grant, now) ? null : { at: grant.endsAt, by: 'time' }
}

/** The day on which a grant ended, where the customer is: what the refusal to change it names. */
export function lastDay(grant: GrantTime): Day {
  return grant.endedAt === null ? grant.endsOn : dayAt(grant.endedAt, grant.timeZone)
}

/** Why a grant cannot be changed, assigned to or removed: it is over. */
export function whyNotChange(grant: GrantTime, now: Instant): RefusalCode | null {
  return isOpen(grant, now) ? null : 'advisor-ended'
}

/** Refuses `advisor-ended`. */
export function expectOpen(grant: GrantTime, now: Instant): void {
  if (whyNotChange(grant, now)) throw new Refusal('advisor-ended', { day: lastDay(grant) })
}

/** Why no single licences can be assigned: it is over, or sees them all anyhow. */
export function whyNotAssign(grant: GrantTime & { coverage: Coverage }, now: Instant): RefusalCode | null {
  return whyNotChange(grant, now) ?? (grant.coverage === 'all' ? 'advisor-sees-all' : null)
}

/** Refuses `advisor-ended` and `advisor-sees-all`. */
export function expectAssignable(grant: GrantTime & { coverage: Coverage; partnerName: string }, now: Instant): void {
  expectOpen(grant, now)
  if (grant.coverage === 'all') throw new Refusal('advisor-sees-all', { partner: grant.partnerName })
}

/** The end that a grant has unless the customer says otherwise. */
export function usualEnd(today: Day): Day {
  return addDays(today, grantDays.usual)
}

/** Why a grant cannot end on a day: it must last beyond today, and 730 days at most. */
export function whyNotEnd(endsOn: Day, today: Day): RefusalCode | null {
  const days = daysBetween(today, endsOn)
  return days < 1 || days > grantDays.most ? 'end-out-of-range' : null
}

/** Refuses `end-out-of-range` at the field of the end. */
export function expectEnd(endsOn: Day, today: Day): void {
  if (whyNotEnd(endsOn, today)) throw new Refusal('end-out-of-range', { day: addDays(today, grantDays.most) }, 'endsOn')
}

/** Everything that is kept about a grant's end: the day, the instant at which it is over where it was set, its length. */
export type GrantEnd = {
  endsOn: Day
  timeZone: string
  endsAt: Instant
  termDays: number
  remindedDays: number | null
}

/**
 * A grant's end, set now by somebody in a time zone. Who sets it knows it: a reminder that would go out for it at once
 * counts as given.
 */
export function planEnd(endsOn: Day, timeZone: string, now: Instant): GrantEnd {
  const termDays = daysBetween(dayAt(now, timeZone), endsOn)
  return { endsOn, timeZone, endsAt: endOfDay(endsOn, timeZone), termDays, remindedDays: remindedBy(termDays) }
}

/** The nearest reminder that is due so many days before the end; null where it is too early for any. */
function remindedBy(days: number): number | null {
  return reminderDays.findLast((before) => days <= before) ?? null
}

/** What the clock asks of an open grant. */
export type GrantDuty = { kind: 'remind'; remindedDays: number } | { kind: 'extend'; end: GrantEnd } | { kind: 'end' }

/** So many hours before its end a grant is extended, so that nothing is closed in between. */
const extendHours = 24

/**
 * PAR-9: what is due of a grant. One that extends by itself is given the same length again on its last day, at most 730
 * days; one that has run out ends; and both sides are reminded once for each of 30, 7 and 1 days, where a late reminder
 * stands for those that were missed.
 */
export function dutyOf(
  grant: GrantTime & { extends: boolean; termDays: number; remindedDays: number | null },
  now: Instant,
): GrantDuty | null {
  if (grant.endedAt !== null) return null
  if (grant.extends && grant.endsAt <= later(now, { hours: extendHours })) {
    const end = extendedEnd(grant)
    if (end.endsAt > now) return { kind: 'extend', end }
  }
  if (grant.endsAt <= now) return { kind: 'end' }
  const due = remindedBy(daysLeft(grant, now))
  const isNews = due !== null && (grant.remindedDays === null || grant.remindedDays > due)
  return isNews ? { kind: 'remind', remindedDays: due } : null
}

/** The end that a grant gets when it is extended by itself: the same length again. */
export function extendedEnd({ endsOn, timeZone, termDays }: GrantTime & { termDays: number }): GrantEnd {
  const length = Math.min(termDays, grantDays.most)
  const extended = addDays(endsOn, length)
  return {
    endsOn: extended,
    timeZone,
    endsAt: endOfDay(extended, timeZone),
    termDays: length,
    remindedDays: remindedBy(length),
  }
}

/** Scopes in their one order; whoever may do anything may look. */
export function scopesOf(given: readonly GrantScope[]): GrantScope[] {
  return grantScopes.filter((scope) => scope === 'view' || given.includes(scope))
}
