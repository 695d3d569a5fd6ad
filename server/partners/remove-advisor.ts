import type { advisors } from '../../contract/advisors.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findGranter } from './advisor-draft-queries.ts'
import { findAdvisor, saveGrantEnd, takeAdvisor } from './advisor-queries.ts'
import { expectOpen } from './advisor-rules.ts'
import { advisorFacts, advisorSubject, viewAdvisor } from './advisor-view.ts'
import { tellOfRemoval } from './tell-advisor-sides.ts'

/** PAR-8. Ends what a partner may see and do, with its next request. Both sides are mailed; the reason stays with the customer. */
export const removeAdvisor: Operation<typeof advisors.removeAdvisor> = async (ctx, input) => {
  const advisor = await takeAdvisor(ctx, input.advisorId)
  permit(ctx.actor, 'advisor.edit', advisor)
  expectOpen(advisor, ctx.now)
  const granter = await findGranter(ctx)
  await saveGrantEnd(ctx, advisor, { at: ctx.now, by: 'customer', changedBy: granter.name })
  await record(ctx, {
    action: 'advisor.removed',
    subject: advisorSubject(advisor),
    before: advisorFacts(advisor),
    reason: input.reason ?? null,
  })
  await tellOfRemoval(ctx, advisor, granter, input.reason ?? null)
  return viewAdvisor(ctx, await findAdvisor(ctx, advisor.id))
}
