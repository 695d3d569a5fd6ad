import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { deleteDraft, takeDraft } from './advisor-draft-queries.ts'
import { expectUnconfirmed } from './advisor-draft-rules.ts'

/** PAR-6. Throws a draft away. Nothing was shared by it, so nobody is told. */
export const discardAdvisorDraft: Operation<typeof addingAdvisors.discardAdvisorDraft> = async (ctx, input) => {
  const draft = await takeDraft(ctx, input.draftId)
  permit(ctx.actor, 'advisor.edit', draft)
  expectUnconfirmed(draft)
  await deleteDraft(ctx, draft)
  return {}
}
