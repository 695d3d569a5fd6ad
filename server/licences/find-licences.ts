import type { fulfilling } from '../../contract/fulfilment.ts'
import type { Operation } from '../platform/operation.ts'
import { listLicencesOfAll } from './licence-find-queries.ts'
import { viewSummary } from './licence-view.ts'

/** Staff find a licence by its code or order number, or look at the newest of all organizations. */
export const findLicences: Operation<typeof fulfilling.findLicences> = async (ctx, input) => {
  const { rows, next } = await listLicencesOfAll(ctx, input)
  return {
    items: rows.map((row) => ({
      ...viewSummary(row, ctx.now),
      organization: { number: row.organization_number, name: row.organization_name },
    })),
    next,
  }
}
