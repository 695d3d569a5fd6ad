import type { recovering } from '../../contract/recovery.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { isSelf } from './contact-rules.ts'
import { saveObjection, takeRecovery } from './recovery-queries.ts'
import { expectWaiting } from './recovery-rules.ts'
import { recoverySubject, viewRecovery } from './recovery-view.ts'

/** ACC-9. Tells customer service why somebody should not become administrator. */
export const objectToRecovery: Operation<typeof recovering.objectToRecovery> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const request = await takeRecovery(ctx, input.recoveryRequestId)
  permit(ctx.actor, 'recovery.request', request)
  expectWaiting(request, ctx.now)
  if (isSelf(ctx.actor, { id: request.contactId })) throw new Refusal('own-recovery')
  const own = { organization_id: request.organization_id, id: ctx.actor.contactId }
  await saveObjection(ctx, request, own, input.reason)
  await record(ctx, { action: 'recovery.objected', subject: recoverySubject(request), reason: input.reason })
  return viewRecovery(ctx, request)
}
