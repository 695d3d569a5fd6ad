import { upkeep } from '../../contract/upkeep.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { listGivenUpJobs } from './list-given-up-jobs.ts'
import { retryJob } from './retry-job.ts'

/** What this feature serves to the vendor's staff. */
export const upkeepRoutes = serve<House, typeof upkeep>(upkeep, { listGivenUpJobs, retryJob })
