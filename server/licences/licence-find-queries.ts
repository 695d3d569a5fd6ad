import sql, { empty } from 'sql-template-tag'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { licenceColumns } from './licence-queries.ts'
import type { LicenceRow } from './licence-rows.ts'

/** Licences of all organizations by code or order number, newest first. Only the vendor's staff see other than their own. */
export async function listLicencesOfAll(
  ctx: Ctx,
  wanted: { code?: string | undefined; orderNumber: string | null; after?: string | undefined; limit: number },
): Promise<{ rows: LicenceRow[]; next: string | null }> {
  const bounds = readCursorOf(wanted.after, ['instant', 'id'])
  const rows = await ctx.tx.many<LicenceRow>(sql`
    select ${licenceColumns} from licences l join organizations o on o.id = l.organization_id
    where true
      ${wanted.code === undefined ? empty : sql`and l.code = ${wanted.code}`}
      ${wanted.orderNumber === null ? empty : sql`and l.order_number = ${wanted.orderNumber}`}
      ${bounds ? sql`and (l.fulfilled_at, l.id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty}
    order by l.fulfilled_at desc, l.id desc limit ${wanted.limit + 1}`)
  return pageFrom(rows, wanted.limit, (row) => [row.fulfilled_at, row.id])
}
