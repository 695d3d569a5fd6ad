import { earlier } from '../../values/calendar.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'
import { deleteOldDrafts } from './advisor-draft-queries.ts'

/** Forgets what somebody began to choose and never came back to. */
export const tidyAdvisorDrafts = jobKind<Record<string, never>>('tidy-advisor-drafts')

/** A draft waits so many days after it was last touched; so long, a confirmed one answers a repeated confirmation. */
const keptDays = 90
const atOnce = 500

/** PAR-6. In small transactions, so that nobody waits for it. */
export async function tidyAdvisorDraftsJob(house: House): Promise<void> {
  for (let deleted = atOnce; deleted === atOnce; )
    deleted = await workerWithin(house, (ctx) => deleteOldDrafts(ctx, earlier(ctx.now, { days: keptDays }), atOnce))
}
