import type { AdvisorDraftView, addingAdvisors } from '../../contract/advisor-drafts.ts'
import type { Operation } from '../platform/operation.ts'
import { listDraftRows } from './advisor-draft-queries.ts'
import { viewDraft } from './advisor-draft-view.ts'

/** PAR-6. What the caller began and has not finished, to go on with. */
export const listAdvisorDrafts: Operation<typeof addingAdvisors.listAdvisorDrafts> = async (ctx) => {
  const items: AdvisorDraftView[] = []
  for (const draft of await listDraftRows(ctx)) items.push(await viewDraft(ctx, draft))
  return { items }
}
