import type { advisors } from '../../contract/advisors.ts'
import type { Operation } from '../platform/operation.ts'
import { countAssignable, listAssignable, listProductsToAssign, tickedFor } from './assignable-licence-queries.ts'
import { seenBy } from './seen-by.ts'

/** PAR-8. The customer's licences with the advisors that see each: those that see all, and those it was ticked for. */
export const listLicenceAssignments: Operation<typeof advisors.listLicenceAssignments> = async (ctx, input) => {
  const { id } = ctx.organization
  const { columns, seen } = await seenBy(ctx, id, input)
  const { rows, next } = await listAssignable<{ ticked_for: string[] }>(ctx, id, input, seen, tickedFor(ctx))
  const total = await countAssignable(ctx, id, input, seen)
  return {
    items: rows.map(({ ticked_for, ...licence }) => ({
      ...licence,
      advisors: columns.flatMap((one) => (one.coverage === 'all' || ticked_for.includes(one.id) ? [one.id] : [])),
    })),
    next,
    total: { ...total, count: Math.max(total.count, rows.length) },
    products: await listProductsToAssign(ctx, id),
    advisors: columns,
  }
}
