import type { desk } from '../../contract/desk.ts'
import type { Operation } from '../platform/operation.ts'
import { viewQuoteSummary } from '../renewals/quote-view.ts'
import { listDeskQuotes } from './desk-list-queries.ts'

/** REN-7: the desk's quotes of all customers. */
export const listQuotesOfAll: Operation<typeof desk.listQuotesOfAll> = async (ctx, input) => {
  const { rows, next, total } = await listDeskQuotes(ctx, input, input)
  return {
    items: rows.map((row) => ({
      ...viewQuoteSummary(row),
      organization: { number: row.organization_number, name: row.organization_name },
      specialist: row.specialist_name,
      approver: row.approver,
      decision: row.decision,
      waitingQuestions: row.waiting_questions,
    })),
    next,
    total,
  }
}
