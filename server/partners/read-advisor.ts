import type { advisors } from '../../contract/advisors.ts'
import type { Operation } from '../platform/operation.ts'
import { findAdvisor } from './advisor-queries.ts'
import { viewAdvisor } from './advisor-view.ts'

/** PAR-8. One partner that was let in: what it sees and may do, until when, and who changed that last. */
export const readAdvisor: Operation<typeof advisors.readAdvisor> = async (ctx, input) =>
  viewAdvisor(ctx, await findAdvisor(ctx, input.advisorId))
