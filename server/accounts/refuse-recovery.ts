import type { recovering } from '../../contract/recovery.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { decideRecovery, findRecovery, listObjections, takeRecovery } from './recovery-queries.ts'
import { expectWaiting } from './recovery-rules.ts'
import { recoverySubject, viewRecovery } from './recovery-view.ts'
import { tellDecision } from './tell-decision.ts'

/** ACC-9. Customer service refuses to make somebody administrator, and says why. */
export const refuseRecovery: Operation<typeof recovering.refuseRecovery> = async (ctx, input) => {
  const request = await takeRecovery(ctx, input.recoveryRequestId)
  permit(ctx.actor, 'recovery.decide', request)
  expectWaiting(request, ctx.now)
  const objections = await listObjections(ctx, request)
  await tellDecision(ctx, request, objections, { approved: false, reason: input.reason })
  await decideRecovery(ctx, request, { status: 'refused', by: ctx.actor.name, reason: input.reason })
  await record(ctx, { action: 'recovery.refused', subject: recoverySubject(request), reason: input.reason })
  return viewRecovery(ctx, await findRecovery(ctx, request.id))
}
