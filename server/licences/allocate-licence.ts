import type { allocating } from '../../contract/allocations.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { insertAllocation, reuseReturns, takeSeats } from './allocation-queries.ts'
import { readHostId } from './host-id-rules.ts'
import { issueFile } from './issue-file.ts'
import { factsOf, takeLicence } from './licence-queries.ts'
import { planAllocation } from './licence-rules.ts'
import { showAllocation } from './read-licence.ts'

/** LIC-4 to LIC-7: binds a quantity of a licence to a host, never more than there is, and issues the file that says so. */
export const allocateLicence: Operation<typeof allocating.allocateLicence> = async (ctx, input) => {
  const licence = await takeLicence(ctx, input.licenceId)
  permit(ctx.actor, 'licence.allocate', licence)
  const host = readHostId(input, licence)
  const plan = planAllocation(await factsOf(ctx, licence, host), { ...input, host }, ctx.now)
  await takeSeats(ctx, licence, plan.quantity)
  const made = await insertAllocation(ctx, licence, {
    host,
    label: input.label,
    quantity: plan.quantity,
    features: plan.features,
    boundAt: ctx.now,
    previousId: null,
  })
  await reuseReturns(ctx, made, plan.reused)
  await issueFile(ctx, licence, made)
  await record(ctx, {
    action: 'licence.allocated',
    subject: { kind: 'allocation', id: made.id, label: `${licence.code} → ${made.host_id}` },
    licenceId: licence.id,
    after: {
      hostIdType: made.host_id_type,
      hostId: made.host_id,
      quantity: made.quantity,
      features: made.feature_codes,
    },
  })
  return showAllocation(ctx, licence, made)
}
