import type { recovering } from '../../contract/recovery.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { isSelf } from './contact-rules.ts'
import { findRecovery, takeRecovery, withdrawRecovery } from './recovery-queries.ts'
import { expectWaiting } from './recovery-rules.ts'
import { recoverySubject, viewRecovery } from './recovery-view.ts'

/** ACC-9. Takes one's own request back. */
export const withdrawRecoveryRequest: Operation<typeof recovering.withdrawRecoveryRequest> = async (ctx, input) => {
  const request = await takeRecovery(ctx, input.recoveryRequestId)
  permit(ctx.actor, 'recovery.request', request)
  if (!isSelf(ctx.actor, { id: request.contactId }))
    throw new Refusal('recovery-not-yours', { by: request.contactName })
  expectWaiting(request, ctx.now)
  await withdrawRecovery(ctx, request, request.contactName)
  await record(ctx, { action: 'recovery.withdrawn', subject: recoverySubject(request) })
  return viewRecovery(ctx, await findRecovery(ctx, request.id))
}
