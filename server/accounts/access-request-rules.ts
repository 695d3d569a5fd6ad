import type { AccessRequestView } from '../../contract/access-requests.ts'
import { dayAt, earlier, type Instant } from '../../values/calendar.ts'
import { accessRequestDays } from '../access/permit.ts'
import { Refusal } from '../platform/refusal.ts'
import { canSignIn, type Standing } from './contact-rules.ts'

/** So often within 24 hours somebody may ask: each time, every administrator is mailed. */
export const askedMost = 3

/** ACC-6: whether lifting a restriction would give this contact anything. */
export function couldGain(contact: Standing): boolean {
  return contact.status === 'active' && contact.restricted && canSignIn(contact)
}

/** What a request's standing is decided by. */
type Asked = {
  status: AccessRequestView['status']
  askedAt: Instant
  decidedAt: Instant | null
  decidedBy: string | null
}

/**
 * ACC-6: how a request stands now. One that is still open in the books ended by itself where its contact has nothing left
 * to gain, and where it is older than 90 days.
 */
export function statusOf(request: Asked, contact: Standing, now: Instant): AccessRequestView['status'] {
  if (request.status !== 'open') return request.status
  if (!couldGain(contact)) return 'closed'
  return request.askedAt > lapsedAt(now) ? 'open' : 'lapsed'
}

/** Requests from this moment or before have lapsed. */
export function lapsedAt(now: Instant): Instant {
  return earlier(now, { days: accessRequestDays })
}

/** Refuses `access-request-decided`, with who was first, unless the request is still open (ACC-6). */
export function expectOpen(request: Asked, contact: Standing, now: Instant): void {
  const status = statusOf(request, contact, now)
  if (status === 'open') return
  const day = dayAt(request.decidedAt ?? now, 'UTC')
  throw new Refusal('access-request-decided', { status, by: request.decidedBy ?? '–', day })
}
