import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { takeDraft, touchDraft } from './advisor-draft-queries.ts'
import { expectUnconfirmed } from './advisor-draft-rules.ts'
import { ticksOf } from './advisor-draft-view.ts'
import { countTicked } from './assignable-licence-queries.ts'
import { changeTicks } from './change-ticks.ts'

/** PAR-6. Ticks and unticks what a partner would see under "view assigned"; nothing is shared before it is confirmed. */
export const tickDraftLicences: Operation<typeof addingAdvisors.tickDraftLicences> = async (ctx, input) => {
  const draft = await takeDraft(ctx, input.draftId)
  permit(ctx.actor, 'advisor.edit', draft)
  expectUnconfirmed(draft)
  const { added, removed } = await changeTicks(ctx, ticksOf(draft), input, {})
  if (added.count + removed.count > 0) await touchDraft(ctx, draft)
  return { ticked: await countTicked(ctx, ticksOf(draft)) }
}
