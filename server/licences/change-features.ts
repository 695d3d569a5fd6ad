import type { allocating } from '../../contract/allocations.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { changeAllocation } from './allocation-queries.ts'
import { issueFile, retireFile } from './issue-file.ts'
import { takeAllocation } from './licence-queries.ts'
import { planFeatures, refuseUnlessActive, whyNotIssue } from './licence-rules.ts'
import { showAllocation } from './read-licence.ts'

/** LIC-4: chooses the features of an allocation anew; the file is issued again and the former one superseded. */
export const changeFeatures: Operation<typeof allocating.changeFeatures> = async (ctx, input) => {
  const { licence, allocation } = await takeAllocation(ctx, input.allocationId)
  permit(ctx.actor, 'licence.allocate', allocation)
  refuseUnlessActive(allocation, ctx.now)
  const whyNot = whyNotIssue(licence, ctx.now)
  if (whyNot) throw whyNot
  const features = planFeatures(licence, input.features)
  const changed = await changeAllocation(ctx, allocation, { quantity: allocation.quantity, features })
  await retireFile(ctx, allocation, 'superseded')
  await issueFile(ctx, licence, changed)
  await record(ctx, {
    action: 'licence.features-changed',
    subject: { kind: 'allocation', id: allocation.id, label: `${licence.code} → ${allocation.host_id}` },
    licenceId: licence.id,
    before: { features: allocation.feature_codes },
    after: { features },
  })
  return showAllocation(ctx, licence, changed)
}
