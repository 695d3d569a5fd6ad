import { addDays, type Day, earliestToday, type Instant } from './calendar.ts'

/** Days before its end from which maintenance is said to be ending (ACC-17). */
const endingDays = 90

/** A licence's state, the end date considered: its last day is whole everywhere on earth (LIC-8). */
export function statusOf<Status extends string>(
  licence: { status: Status | 'active'; ends_on: Day | null },
  now: Instant,
): Status | 'active' | 'ended' {
  if (licence.status !== 'active') return licence.status
  return licence.ends_on !== null && licence.ends_on < earliestToday(now) ? 'ended' : 'active'
}

/** Where the maintenance of a licence stands. */
export function maintenanceStateOf(endsOn: Day | null, now: Instant): 'none' | 'current' | 'ending' | 'ended' {
  const today = earliestToday(now)
  if (endsOn === null) return 'none'
  if (endsOn < today) return 'ended'
  return endsOn <= addDays(today, endingDays) ? 'ending' : 'current'
}
