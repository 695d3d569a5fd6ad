import { notFound } from '../access/permit.ts'
import type { Ctx } from '../platform/operation.ts'
import { type ColumnRow, listColumns } from './advisor-queries.ts'
import type { Seen } from './assignable-licence-queries.ts'

/** Narrows licences to what one advisor sees, to what none does, and to what another does not; blank narrows nothing. */
type Narrowing = { advisor: string; notOf: string }

/**
 * What such a narrowing means for licences, and the advisors in force that it is about. Who sees all sees each; so where
 * there is one, nothing is seen by nobody. Refuses `not-found` for an advisor that is not in force here.
 */
export async function seenBy(
  ctx: Ctx,
  organizationId: string,
  { advisor, notOf }: Narrowing,
): Promise<{ columns: ColumnRow[]; seen: Seen }> {
  const columns = await listColumns(ctx, organizationId)
  const ticksOf = (id: string) => ({ organization_id: organizationId, kind: 'grant' as const, id })
  const seesAll = (id: string): boolean => {
    const column = columns.find((one) => one.id === id)
    if (!column) throw notFound(ctx.actor)
    return column.coverage === 'all'
  }
  const isSeenByAll = columns.some(({ coverage }) => coverage === 'all')
  const by: Seen =
    advisor === ''
      ? {}
      : advisor === 'none'
        ? isSeenByAll
          ? { none: true }
          : { byNobody: true }
        : seesAll(advisor)
          ? {}
          : { by: ticksOf(advisor) }
  const notBy: Seen = notOf === '' ? {} : seesAll(notOf) ? { none: true } : { notBy: ticksOf(notOf) }
  return { columns, seen: { ...by, ...notBy } }
}
