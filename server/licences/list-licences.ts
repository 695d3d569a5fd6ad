import type { licences } from '../../contract/licences.ts'
import { advisorsOfLicences } from '../partners/licence-advisor-queries.ts'
import type { Operation } from '../platform/operation.ts'
import { countLicences, listLicenceRows, listProductsOwned } from './licence-list-queries.ts'
import { viewSummary } from './licence-view.ts'

/** LIC-3: the organization's licences, filtered and sorted, a page at a time; what needs action soonest comes first. */
export const listLicences: Operation<typeof licences.listLicences> = async (ctx, input) => {
  const { after, limit, number: _number, ...filter } = input
  const { id } = ctx.organization
  const total = await countLicences(ctx, id, filter)
  const { rows, next } = await listLicenceRows(ctx, id, filter, { after, limit })
  const advisorsOf = await advisorsOfLicences(
    ctx,
    id,
    rows.map((row) => row.id),
  )
  return {
    items: rows.map((row) => ({ ...viewSummary(row, ctx.now), advisors: advisorsOf(row.id) })),
    next,
    // A page may show more than a count that stopped early has met.
    total: { ...total, count: Math.max(total.count, rows.length) },
    products: await listProductsOwned(ctx, id),
  }
}
