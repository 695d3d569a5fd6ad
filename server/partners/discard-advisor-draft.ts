import type { advisors } from '../../contract/advisors.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { deleteDraft, takeDraft } from './advisor-draft-queries.ts'
import { expectUnconfirmed } from './advisor-draft-rules.ts'

/** PAR-6. Throws a draft away. Nothing was shared by it, so nobody is told. */
export const discardAdvisorDraft: Operation<typeof advisors.discardAdvisorDraft> = async (ctx, input) => {
  const draft = await takeDraft(ctx, input.draftId)
  permit(ctx.actor, 'advisor.edit', draft)
  expectUnconfirmed(draft)
  await deleteDraft(ctx, draft)
  return {}
}
