import type { allocating } from '../../contract/allocations.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { changeAllocation, endAllocation, giveSeatsBack, insertReturn } from './allocation-queries.ts'
import { issueFile, retireFile } from './issue-file.ts'
import { findAllocation, takeAllocation } from './licence-queries.ts'
import { planReturn } from './licence-rules.ts'
import { showAllocation } from './read-licence.ts'

/** LIC-12: gives all or part of an allocation back to the pool, at once; what stays gets a smaller file. */
export const returnAllocation: Operation<typeof allocating.returnAllocation> = async (ctx, input) => {
  const { licence, allocation } = await takeAllocation(ctx, input.allocationId)
  permit(ctx.actor, 'licence.allocate', allocation)
  const { rest } = planReturn(licence, allocation, input.quantity, ctx.now)
  await retireFile(ctx, allocation, 'revoked')
  await giveSeatsBack(ctx, licence, input.quantity)
  await insertReturn(ctx, allocation, input.quantity)
  if (rest === 0) await endAllocation(ctx, allocation, 'returned')
  else {
    const smaller = await changeAllocation(ctx, allocation, { quantity: rest, features: allocation.feature_codes })
    await issueFile(ctx, licence, smaller)
  }
  await record(ctx, {
    action: rest === 0 ? 'licence.returned' : 'licence.partly-returned',
    subject: { kind: 'allocation', id: allocation.id, label: `${licence.code} ← ${allocation.host_id}` },
    licenceId: licence.id,
    before: { quantity: allocation.quantity },
    after: { quantity: rest, hostId: allocation.host_id },
  })
  return showAllocation(ctx, licence, await findAllocation(ctx, allocation.id))
}
