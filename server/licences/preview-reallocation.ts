import type { allocating } from '../../contract/allocations.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { readHostId } from './host-id-rules.ts'
import { factsOf, findAllocation, findLicence } from './licence-queries.ts'
import { planMove, refuseException } from './licence-rules.ts'
import { showPreview } from './preview-allocation.ts'

/** LIC-11: what the file for the new host would say, and whether the move counts. */
export const previewReallocation: Operation<typeof allocating.previewReallocation> = async (ctx, input) => {
  const allocation = await findAllocation(ctx, input.allocationId)
  permit(ctx.actor, 'licence.allocate', allocation)
  const licence = await findLicence(ctx, allocation.licence_id)
  if (input.exception) refuseException(ctx.actor, 'exception')
  const host = readHostId(input, licence)
  const plan = planMove(await factsOf(ctx, licence, host), allocation, host, input.exception, ctx.now)
  return showPreview(ctx, licence, input, host, {
    quantity: allocation.quantity,
    features: allocation.feature_codes,
    countsAsMove: plan.counted && licence.moves_per_year !== null,
    leftAfter: licence.quantity - licence.allocated_quantity,
  })
}
