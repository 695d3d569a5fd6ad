import type { allocating } from '../../contract/allocations.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { issueFile, retireFile } from './issue-file.ts'
import { takeAllocation } from './licence-queries.ts'
import { refuseUnlessActive, whyNotIssue } from './licence-rules.ts'
import { showAllocation } from './read-licence.ts'

/** LIC-11: staff issue a file again for a mistake of the vendor's; the customer's budget of moves is not touched. */
export const reissueFile: Operation<typeof allocating.reissueFile> = async (ctx, input) => {
  const { licence, allocation } = await takeAllocation(ctx, input.allocationId)
  permit(ctx.actor, 'licence.override', allocation)
  refuseUnlessActive(allocation, ctx.now)
  const whyNot = whyNotIssue(licence, ctx.now)
  if (whyNot) throw whyNot
  await retireFile(ctx, allocation, 'superseded')
  await issueFile(ctx, licence, allocation)
  await record(ctx, {
    action: 'licence.file-reissued',
    subject: { kind: 'allocation', id: allocation.id, label: `${licence.code} → ${allocation.host_id}` },
    licenceId: licence.id,
    reason: input.reason,
  })
  return showAllocation(ctx, licence, allocation)
}
