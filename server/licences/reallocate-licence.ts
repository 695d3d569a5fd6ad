import type { allocating } from '../../contract/allocations.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { endAllocation, insertAllocation, insertMove } from './allocation-queries.ts'
import { readHostId } from './host-id-rules.ts'
import { issueFile, retireFile } from './issue-file.ts'
import { factsOf, takeAllocation } from './licence-queries.ts'
import { planMove, refuseException } from './licence-rules.ts'
import { showAllocation } from './read-licence.ts'

/** LIC-11: moves an allocation to another host; the old file is revoked and the new one issued in one step. */
export const reallocateLicence: Operation<typeof allocating.reallocateLicence> = async (ctx, input) => {
  const { licence, allocation } = await takeAllocation(ctx, input.allocationId)
  permit(ctx.actor, 'licence.allocate', allocation)
  if (input.exceptionReason !== null) refuseException(ctx.actor, 'exceptionReason')
  const host = readHostId(input, licence)
  const plan = planMove(await factsOf(ctx, licence, host), allocation, host, input.exceptionReason !== null, ctx.now)
  await endAllocation(ctx, allocation, 'reallocated')
  await retireFile(ctx, allocation, 'revoked')
  const moved = await insertAllocation(ctx, licence, {
    host,
    label: input.label ?? allocation.label,
    quantity: allocation.quantity,
    features: allocation.feature_codes,
    boundAt: plan.boundAt,
    previousId: allocation.id,
  })
  await insertMove(ctx, allocation.id, moved, plan, input.exceptionReason)
  await issueFile(ctx, licence, moved)
  await record(ctx, {
    action: 'licence.reallocated',
    subject: { kind: 'allocation', id: moved.id, label: `${licence.code}: ${allocation.host_id} → ${moved.host_id}` },
    licenceId: licence.id,
    before: { hostIdType: allocation.host_id_type, hostId: allocation.host_id },
    after: { hostIdType: moved.host_id_type, hostId: moved.host_id, kind: plan.kind, counted: plan.counted },
    reason: input.exceptionReason,
  })
  return showAllocation(ctx, licence, moved)
}
