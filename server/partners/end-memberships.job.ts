import { earliestToday } from '../../values/calendar.ts'
import { record } from '../audit/record.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'
import { endMembership, listOverdue } from './partner-queries.ts'
import { partnerSubject } from './partner-rules.ts'
import { tellMembership } from './tell-membership.ts'

/** Ends the memberships whose term is over. */
export const endMemberships = jobKind<Record<string, never>>('end-memberships')

/**
 * PAR-1. A membership lasts to the end of its last day everywhere on earth; then the partner is expired. Each ends in a
 * transaction of its own, so that one that cannot end keeps no other from it.
 */
export async function endMembershipsJob(house: House): Promise<void> {
  const overdue = await workerWithin(house, (ctx) => listOverdue(ctx.tx, earliestToday(ctx.now)))
  for (const partnerId of overdue)
    await workerWithin(house, async (ctx) => {
      const row = await endMembership(ctx.tx, partnerId, earliestToday(ctx.now))
      if (!row) return
      await record(ctx, {
        action: 'partner.membership-ended',
        organizationId: partnerId,
        subject: partnerSubject(row),
        before: { status: row.status },
        after: { status: 'expired' },
      })
      await tellMembership(ctx, row, { ...row, status: 'expired' }, { changedBy: null, reason: null })
    })
}
