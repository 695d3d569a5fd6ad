import type { advisors } from '../../contract/advisors.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findGranter } from './advisor-draft-queries.ts'
import { saveReview, takeAdvisor } from './advisor-queries.ts'
import { expectAssignable } from './advisor-rules.ts'
import { advisorSubject, ticksOfGrant } from './advisor-view.ts'
import { countTicked } from './assignable-licence-queries.ts'
import { changeTicks } from './change-ticks.ts'
import { seenBy } from './seen-by.ts'

/** PAR-8. Ticks and unticks what an advisor sees under "view assigned". It holds from the partner's next request. */
export const changeAssignments: Operation<typeof advisors.changeAssignments> = async (ctx, input) => {
  const advisor = await takeAdvisor(ctx, input.advisorId)
  permit(ctx.actor, 'advisor.edit', advisor)
  expectAssignable(advisor, ctx.now)
  const ticks = ticksOfGrant(advisor)
  const { seen } = await seenBy(ctx, ctx.organization.id, { advisor: input.seenBy, notOf: '' })
  const before = await countTicked(ctx, ticks)
  const { added, removed } = await changeTicks(ctx, ticks, input, seen)
  if (added.count + removed.count === 0) return { added: 0, removed: 0, shared: before }
  const { name } = await findGranter(ctx)
  await saveReview(ctx, advisor, name)
  const shared = await countTicked(ctx, ticks)
  await record(ctx, {
    action: 'advisor.assignments-changed',
    subject: advisorSubject(advisor),
    before: { sharedLicences: before.count, ...(removed.count > 0 && { unsharedCodes: removed.codes }) },
    after: { sharedLicences: shared.count, ...(added.count > 0 && { sharedCodes: added.codes }) },
  })
  return { added: added.count, removed: removed.count, shared }
}
