import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import type { Operation } from '../platform/operation.ts'
import { findDraft } from './advisor-draft-queries.ts'
import { viewDraft } from './advisor-draft-view.ts'

/** PAR-6. A draft of the caller's own, to go on with on another day or another device. */
export const readAdvisorDraft: Operation<typeof addingAdvisors.readAdvisorDraft> = async (ctx, input) =>
  viewDraft(ctx, await findDraft(ctx, input.draftId))
