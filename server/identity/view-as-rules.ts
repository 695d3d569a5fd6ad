import type { Instant } from '../../values/calendar.ts'

/** How long staff may look at the portal as a contact before they must say why again (ACC-16). */
export const viewAsMinutes = 30

/** Why a contact cannot be looked as: they could not come in themselves. Null where they could. */
export function whyNotView(contact: {
  comes_in: boolean
  status: 'active' | 'inactive'
  organization_status: 'active' | 'closed'
}): 'closed' | 'inactive' | 'sales' | null {
  if (contact.comes_in) return null
  if (contact.organization_status === 'closed') return 'closed'
  return contact.status === 'inactive' ? 'inactive' : 'sales'
}

/** When a look ended that is ended now: not later than its time. */
export function endOf({ until }: { until: Instant }, now: Instant): Instant {
  return until < now ? until : now
}
