import type { RecoveryRequestView } from '../../contract/recovery.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import {
  addBusinessDays,
  type Day,
  dayAt,
  earliestToday,
  type Instant,
  later,
  weekendOf,
} from '../../values/calendar.ts'
import { Refusal } from '../platform/refusal.ts'

/** ACC-9: so many business days any contact may object before anybody decides. */
const waitingDays = 3

/** So many days the same contact waits before asking again: each time, the whole company is mailed. */
const daysBetweenRequests = 7

/** ACC-9: the last day on which nobody decides about a request made now, by the weekends of the company's country. */
export function waitsUntil(now: Instant, country: string): Day {
  return addBusinessDays(dayAt(now, 'UTC'), waitingDays, weekendOf(country))
}

/** What a request's standing is decided by. */
export type Asked = {
  status: RecoveryRequestView['status']
  contactId: string
  contactName: string
  askedAt: Instant
  waitsUntil: Day
  decidedAt: Instant | null
  decidedBy: string | null
}

/** ACC-9: whether the waiting time is over, everywhere on earth. */
export function isRipe(request: Pick<Asked, 'waitsUntil'>, now: Instant): boolean {
  return earliestToday(now) > request.waitsUntil
}

/** ACC-9: why somebody cannot ask now; null when they can. `last` is what was asked for last in the company. */
export function whyNotRequest(
  asker: { isAdministrator: boolean },
  past: { last: Asked | null; lastOwn: Asked | null },
  now: Instant,
): Refusal | null {
  if (asker.isAdministrator) return new Refusal('still-administrator')
  if (past.last?.status === 'waiting')
    return new Refusal('recovery-under-way', { by: past.last.contactName, day: dayAt(past.last.askedAt, 'UTC') })
  const again = past.lastOwn && later(past.lastOwn.askedAt, { days: daysBetweenRequests })
  return again && again > now ? new Refusal('recovery-asked-lately', { day: dayAt(again, 'UTC') }) : null
}

/** Refuses `recovery-decided`, with who was first, unless the request still waits. */
export function expectWaiting(request: Asked, now: Instant): void {
  if (request.status === 'waiting') return
  const day = dayAt(request.decidedAt ?? now, 'UTC')
  throw new Refusal('recovery-decided', { status: request.status, by: request.decidedBy ?? '–', day })
}

/** ACC-9: not before the waiting time is over, and against an objection only for a reason that is written down. */
export function expectApprovable(request: Asked, objectionCount: number, reason: string | null, now: Instant): void {
  expectWaiting(request, now)
  if (!isRipe(request, now)) throw new Refusal('recovery-waits', { day: request.waitsUntil })
  if (objectionCount > 0 && reason === null) throw new Refusal('recovery-objected', { count: objectionCount }, 'reason')
}

/** Why a request cannot be approved, whatever the reason; null when it can. */
export function whyNotApprove(request: Asked, now: Instant): RefusalCode | null {
  if (request.status !== 'waiting') return 'recovery-decided'
  return isRipe(request, now) ? null : 'recovery-waits'
}
