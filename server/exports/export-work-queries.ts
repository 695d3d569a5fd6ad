import sql from 'sql-template-tag'
import type { ExportView } from '../../contract/exports.ts'
import type { Language } from '../../contract/fields.ts'
import { earlier, type Instant } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import { deletePieces, type ExportRow } from './export-queries.ts'

/** A file that is being prepared, with what the job that writes it needs to know of its organization. */
export type ExportWork = ExportRow & { organization_number: string; organization_name: string }

const work = sql`
  e.organization_id, e.id, e.user_id, e.kind, e.filter, e.header, e.language, e.file_name, e.status, e.stopped_because,
  e.expected_count, e.row_count, e.piece_count, e.byte_count, e.next_page, e.requested_at, e.finished_at, e.expires_at,
  o.number as organization_number, o.legal_name as organization_name
  from exports e join organizations o on o.id = e.organization_id`

/** The file that a job is about, while it is under way; null once it is ready, stopped, cancelled or tidied away. */
export function findWork({ tx }: Ctx, ids: { organizationId: string; exportId: string }): Promise<ExportWork | null> {
  return tx.maybe(sql`
    select ${work}
    where e.organization_id = ${ids.organizationId} and e.id = ${ids.exportId} and e.status in ('waiting', 'running')`)
}

/** What a page of the list adds to the file. */
export type Piece = { text: string; rowCount: number; expectedCount: number; next: string | null }

/**
 * Adds a piece behind those that are there. Tells whether it did: not where the file was cancelled, or where another
 * process has added this very piece. The last piece makes the file ready.
 */
export async function addPiece({ tx, now }: Ctx, row: ExportWork, piece: Piece, expiresAt: Instant): Promise<boolean> {
  const isLast = piece.next === null
  const added = await tx.change(sql`
    update exports set status = ${isLast ? 'done' : 'running'}, expected_count = ${piece.expectedCount},
      row_count = row_count + ${piece.rowCount}, piece_count = piece_count + 1, byte_count = byte_count + ${Buffer.byteLength(piece.text)},
      next_page = ${piece.next}, progressed_at = ${now}, finished_at = ${isLast ? now : null},
      expires_at = ${isLast ? expiresAt : row.expires_at}
    where organization_id = ${row.organization_id} and id = ${row.id} and status in ('waiting', 'running')
      and piece_count = ${row.piece_count}`)
  if (added === 0) return false
  await tx.changeOne(sql`
    insert into export_pieces (organization_id, export_id, position, content)
    values (${row.organization_id}, ${row.id}, ${row.piece_count}, ${piece.text})`)
  return true
}

/** Stops a file and throws away what there is of it. Tells whether it was still under way. */
export async function saveStopped(
  { tx, now }: Ctx,
  row: ExportWork,
  cause: NonNullable<ExportView['stoppedBecause']>,
  expiresAt: Instant,
): Promise<boolean> {
  const stopped = await tx.change(sql`
    update exports set status = 'stopped', stopped_because = ${cause}, finished_at = ${now}, expires_at = ${expiresAt}
    where organization_id = ${row.organization_id} and id = ${row.id} and status in ('waiting', 'running')`)
  if (stopped === 0) return false
  await deletePieces(tx, row)
  return true
}

/** Files that have not grown for a day, however often their job was tried. */
export function listStuck({ tx, now }: Ctx, most: number): Promise<ExportWork[]> {
  return tx.many(sql`
    select ${work}
    where e.finished_at is null and e.progressed_at < ${earlier(now, { days: 1 })} order by e.progressed_at limit ${most}`)
}

/** Takes away what need be kept no longer, so many at a time. Tells how many. */
export function deleteExpired({ tx, now }: Ctx, most: number): Promise<number> {
  return tx.change(sql`
    delete from exports where (organization_id, id) in (
      select organization_id, id from exports where expires_at < ${now} order by expires_at limit ${most})`)
}

/** Whom to write to about a file: the contact of the sign-in that asked, also one who is a contact no longer, or staff. */
export type AskerAddress = { name: string; email: string; language: Language; contact_id: string | null }

/** The address of whoever asked. */
export function findAskerAddress({ tx }: Ctx, row: ExportWork): Promise<AskerAddress | null> {
  return tx.maybe(sql`
    select first_name || ' ' || last_name as name, email, language, id as contact_id from contacts
    where organization_id = ${row.organization_id} and user_id = ${row.user_id}
    union all
    select m.first_name || ' ' || m.last_name, m.email, u.language, null from staff_members m join users u on u.id = m.user_id
    where m.user_id = ${row.user_id} limit 1`)
}
