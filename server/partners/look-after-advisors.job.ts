import { enqueue, jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'
import { type EndingGrant, listEndingGrants } from './advisor-queries.ts'
import { dutyOf } from './advisor-rules.ts'
import { lookAfterAdvisor } from './look-after-advisor.job.ts'

/** Finds the grants of which something is due: a reminder, an extension, the end. */
export const lookAfterAdvisors = jobKind<Record<string, never>>('look-after-advisors')

/** So many are looked at in one transaction. */
const atOnce = 500

/**
 * PAR-9. Hourly, as each customer's day begins at its own hour. Each grant that is due becomes a job of its own, so that one
 * that fails keeps no other waiting; while it waits, it is not asked for again.
 */
export async function lookAfterAdvisorsJob(house: House): Promise<void> {
  for (let after: EndingGrant | undefined, isMore = true; isMore; ) {
    const from = after
    const grants = await workerWithin(house, async (ctx) => {
      const found = await listEndingGrants(ctx, { after: from, limit: atOnce })
      for (const grant of found) {
        if (!dutyOf(grant, ctx.now)) continue
        const { organization_id: organizationId, id: advisorId } = grant
        await enqueue(ctx, lookAfterAdvisor, { organizationId, advisorId }, { key: advisorId })
      }
      return found
    })
    after = grants.at(-1)
    isMore = grants.length === atOnce
  }
}
