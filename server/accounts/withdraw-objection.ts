import type { recovering } from '../../contract/recovery.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { endObjection, takeRecovery } from './recovery-queries.ts'
import { expectWaiting } from './recovery-rules.ts'
import { recoverySubject, viewRecovery } from './recovery-view.ts'

/** ACC-9. Takes one's own objection back. */
export const withdrawObjection: Operation<typeof recovering.withdrawObjection> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const request = await takeRecovery(ctx, input.recoveryRequestId)
  permit(ctx.actor, 'recovery.request', request)
  expectWaiting(request, ctx.now)
  const own = { organization_id: request.organization_id, id: ctx.actor.contactId }
  if (await endObjection(ctx, request, own))
    await record(ctx, { action: 'recovery.objection-withdrawn', subject: recoverySubject(request) })
  return viewRecovery(ctx, request)
}
