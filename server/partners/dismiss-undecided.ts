import type { advisors } from '../../contract/advisors.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findGranter } from './advisor-draft-queries.ts'
import { findAdvisor, saveReview, takeAdvisor } from './advisor-queries.ts'
import { expectOpen } from './advisor-rules.ts'
import { advisorSubject, viewAdvisor } from './advisor-view.ts'

/** PAR-6. Leaves what was bought since unshared with this advisor, and asks no more about it. */
export const dismissUndecided: Operation<typeof advisors.dismissUndecided> = async (ctx, input) => {
  const advisor = await takeAdvisor(ctx, input.advisorId)
  permit(ctx.actor, 'advisor.edit', advisor)
  expectOpen(advisor, ctx.now)
  const { undecided } = await viewAdvisor(ctx, advisor)
  if (undecided.count > 0) {
    const { name } = await findGranter(ctx)
    await saveReview(ctx, advisor, name)
    const after = { unsharedLicences: undecided.count }
    await record(ctx, { action: 'advisor.reviewed', subject: advisorSubject(advisor), after })
  }
  return viewAdvisor(ctx, await findAdvisor(ctx, advisor.id))
}
