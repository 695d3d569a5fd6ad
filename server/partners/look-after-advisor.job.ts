import { record } from '../audit/record.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { type AdvisorRow, saveExtension, saveReminded, takeGrant } from './advisor-queries.ts'
import { dutyOf, type GrantEnd } from './advisor-rules.ts'
import { advisorSubject } from './advisor-view.ts'
import { endRunOut } from './end-run-out.ts'
import { tellOfEnd, tellOfEnding, tellOfExtension } from './tell-advisor-sides.ts'

/** Does what is due of one grant. */
export const lookAfterAdvisor = jobKind<{ organizationId: string; advisorId: string }>('look-after-advisor')

/**
 * PAR-9. Reminds both sides, extends or ends, whichever is due when the job runs: done again, nothing is due any more. State,
 * trail and letters are written at once or not at all.
 */
export async function lookAfterAdvisorJob(
  house: House,
  { organizationId, advisorId }: { organizationId: string; advisorId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const grant = await takeGrant(ctx, organizationId, advisorId)
    const duty = grant && dutyOf(grant, ctx.now)
    if (!duty) return
    if (duty.kind === 'extend') return extend(ctx, grant, duty.end)
    if (duty.kind === 'end') {
      await endRunOut(ctx, grant)
      return tellOfEnd(ctx, grant)
    }
    await saveReminded(ctx, grant, duty.remindedDays)
    await tellOfEnding(ctx, grant)
  })
}

async function extend(ctx: Ctx, grant: AdvisorRow, end: GrantEnd): Promise<void> {
  await saveExtension(ctx, grant, end, 'Chancery')
  await record(ctx, {
    action: 'advisor.extended',
    organizationId: grant.organization_id,
    subject: advisorSubject(grant),
    before: { endsOn: grant.endsOn },
    after: { endsOn: end.endsOn },
  })
  await tellOfExtension(ctx, { ...grant, ...end })
}
