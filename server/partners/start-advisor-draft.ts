import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findDraft, findGranter, findUntouchedDraft, insertDraft } from './advisor-draft-queries.ts'
import { viewDraft } from './advisor-draft-view.ts'

/** PAR-6. Begins to add an advisor. One that the caller began and left without choosing anything is gone on with. */
export const startAdvisorDraft: Operation<typeof addingAdvisors.startAdvisorDraft> = async (ctx) => {
  const organizationId = ctx.organization.id
  permit(ctx.actor, 'advisor.edit', { organization_id: organizationId })
  const untouched = await findUntouchedDraft(ctx)
  if (untouched) return viewDraft(ctx, untouched)
  const { id: contactId } = await findGranter(ctx)
  const id = ctx.ids.uuid()
  await insertDraft(ctx, { organization_id: organizationId, id, contactId })
  return viewDraft(ctx, await findDraft(ctx, id))
}
