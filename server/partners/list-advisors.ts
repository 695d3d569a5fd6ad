import type { advisors } from '../../contract/advisors.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listAdvisorRows } from './advisor-queries.ts'
import { viewAdvisors } from './advisor-view.ts'

/** PAR-8. The partners that were let in, the latest first: those in force, those whose time is over, or all. */
export const listAdvisors: Operation<typeof advisors.listAdvisors> = async (ctx, input) => {
  const { state, after, limit } = input
  const { rows, next } = await listAdvisorRows(ctx, ctx.organization.id, { state, after, limit })
  const canAdd = whyNotReader(ctx.actor, 'advisor.edit')
  return { items: await viewAdvisors(ctx, ctx.organization.id, rows), next, canAdd }
}
