import sql, { empty, type Sql } from 'sql-template-tag'
import type { MissingPartnerView } from '../../contract/partner-programme.ts'
import type { Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'

/** A report of a missing partner as it is stored. */
export type MissingPartnerRow = Omit<MissingPartnerView, 'settled'> & {
  organization_id: string
  settledAt: Instant | null
  settledBy: string | null
}

// Looked up for each report, as many may be one company's: joined, all people of that company would be read for each.
const report = sql`
  m.organization_id, m.id, m.name, m.country, m.note, m.created_at as "reportedAt", m.settled_at as "settledAt",
  (select json_build_object('number', o.number, 'name', o.legal_name) from organizations o where o.id = m.organization_id) as customer,
  (select json_build_object('contactId', c.id, 'name', c.first_name || ' ' || c.last_name, 'email', c.email) from contacts c
    where c.organization_id = m.organization_id and c.id = m.contact_id) as reporter,
  (select s.first_name || ' ' || s.last_name from staff_members s where s.id = m.settled_by) as "settledBy"
  from missing_partners m`

/** A page of the open reports, the oldest first. */
export async function listMissing(
  tx: Tx,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: MissingPartnerRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const rows = await tx.many<MissingPartnerRow>(sql`
    select ${report} where m.settled_at is null
      ${bounds ? sql`and (m.created_at, m.id) > (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty}
    order by m.created_at, m.id limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.reportedAt, row.id])
}

async function selectMissing(ctx: Ctx, id: string, lock: Sql): Promise<MissingPartnerRow> {
  const found = await ctx.tx.maybe<MissingPartnerRow>(sql`
    select ${report} where m.organization_id = ${ctx.organization?.id ?? null} and m.id = ${id} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A report of the organization whose pages are open. */
export function findMissing(ctx: Ctx, id: string): Promise<MissingPartnerRow> {
  return selectMissing(ctx, id, empty)
}

/** The same, locked: of two who settle it, the second is told of the first. */
export function takeMissing(ctx: Ctx, id: string): Promise<MissingPartnerRow> {
  return selectMissing(ctx, id, sql`for no key update of m`)
}

/** Notes that somebody of the vendor's took care of it. */
export async function saveSettled(ctx: Ctx, row: MissingPartnerRow, staffId: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update missing_partners set settled_at = ${ctx.now}, settled_by = ${staffId}
    where organization_id = ${row.organization_id} and id = ${row.id} and settled_at is null`)
}
