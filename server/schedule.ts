import { endAccessRequests } from './accounts/end-access-requests.job.ts'
import { tidyExports } from './exports/tidy-exports.job.ts'
import { tidySignIns } from './identity/tidy-sign-ins.job.ts'
import { endMemberships } from './partners/end-memberships.job.ts'
import { lookAfterAdvisors } from './partners/look-after-advisors.job.ts'
import { tidyAdvisorDrafts } from './partners/tidy-advisor-drafts.job.ts'
import type { TimetableEntry } from './platform/job-runner.ts'
import { tidyKeys } from './platform/tidy-keys.job.ts'
import { remindOfRenewals } from './renewals/remind-of-renewals.job.ts'

/** What is done by the clock, in UTC, on one node at a time. */
export const timetable: TimetableEntry[] = [
  { kind: tidyKeys.kind, cron: '17 * * * *' },
  { kind: endAccessRequests.kind, cron: '7 4 * * *' },
  { kind: tidyExports.kind, cron: '37 * * * *' },
  { kind: tidySignIns.kind, cron: '47 3 * * *' },
  // A day is over everywhere on earth at noon.
  { kind: endMemberships.kind, cron: '7 12 * * *' },
  { kind: lookAfterAdvisors.kind, cron: '27 * * * *' },
  // People find it when they begin to work; what a day misses, the next one tells.
  { kind: remindOfRenewals.kind, cron: '7 5 * * *' },
  { kind: tidyAdvisorDrafts.kind, cron: '37 3 * * *' },
]
