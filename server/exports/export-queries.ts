import sql, { empty } from 'sql-template-tag'
import type { ExportKind, ExportView, exportStatuses } from '../../contract/exports.ts'
import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** A requested file as it is stored. */
export type ExportRow = {
  organization_id: string
  id: string
  user_id: string
  kind: ExportKind
  filter: Record<string, unknown>
  header: 'words' | 'machine'
  language: Language
  file_name: string
  status: (typeof exportStatuses)[number]
  stopped_because: ExportView['stoppedBecause']
  expected_count: number | null
  row_count: number
  piece_count: number
  byte_count: number
  next_page: string | null
  requested_at: Instant
  finished_at: Instant | null
  expires_at: Instant
}

/** A person and the organization in which they ask: nobody else sees their files. */
export type Asker = { organization_id: string; user_id: string }

const columns = sql`
  organization_id, id, user_id, kind, filter, header, language, file_name, status, stopped_because, expected_count, row_count,
  piece_count, byte_count, next_page, requested_at, finished_at, expires_at`

const isUnderWay = sql`status in ('waiting', 'running')`

/** Has two requests of one person come one after the other, as each looks at those that are under way. */
export async function lockExports({ tx }: Ctx, { organization_id, user_id }: Asker): Promise<void> {
  const name = `exports ${organization_id} ${user_id}`
  await tx.one(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0)) is null as locked`)
}

/** How many files are being prepared for this person. */
export async function countUnderWay({ tx }: Ctx, asker: Asker): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*) as count from exports
    where organization_id = ${asker.organization_id} and user_id = ${asker.user_id} and ${isUnderWay}`)
  return count
}

/** A file under way that is the same as the one wanted. */
export async function findSame(
  { tx }: Ctx,
  wanted: Pick<ExportRow, 'organization_id' | 'user_id' | 'kind' | 'filter' | 'header' | 'language'>,
): Promise<ExportRow | null> {
  return tx.maybe(sql`
    select ${columns} from exports
    where organization_id = ${wanted.organization_id} and user_id = ${wanted.user_id} and ${isUnderWay}
      and kind = ${wanted.kind} and header = ${wanted.header} and language = ${wanted.language}
      and filter = ${JSON.stringify(wanted.filter)}::jsonb
    order by requested_at desc limit 1`)
}

/** Keeps a new request. */
export async function insertExport(
  { tx, now }: Ctx,
  made: Pick<
    ExportRow,
    'organization_id' | 'id' | 'user_id' | 'kind' | 'filter' | 'header' | 'language' | 'file_name' | 'expires_at'
  >,
): Promise<ExportRow> {
  return tx.one(sql`
    insert into exports (organization_id, id, user_id, kind, filter, header, language, file_name, requested_at, progressed_at, expires_at)
    values (${made.organization_id}, ${made.id}, ${made.user_id}, ${made.kind}, ${JSON.stringify(made.filter)}::jsonb, ${made.header},
      ${made.language}, ${made.file_name}, ${now}, ${now}, ${made.expires_at})
    returning ${columns}`)
}

/** A person's files, newest first, a page at a time. */
export async function listExportRows(
  { tx }: Ctx,
  asker: Asker,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: ExportRow[]; next: string | null }> {
  const bound = readCursorOf(page.after, ['instant', 'id'])
  const rows = await tx.many<ExportRow>(sql`
    select ${columns} from exports where organization_id = ${asker.organization_id} and user_id = ${asker.user_id}
      ${bound ? sql`and (requested_at, id) < (${bound[0]}::timestamptz, ${bound[1]}::uuid)` : empty}
    order by requested_at desc, id desc limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.requested_at, row.id])
}

/** One of a person's files; not found where it is somebody else's, or gone. */
export async function findExport(ctx: Ctx, asker: Asker, exportId: string): Promise<ExportRow> {
  return selectExport(ctx, asker, exportId, false)
}

/** The same, locked. */
export async function takeExport(ctx: Ctx, asker: Asker, exportId: string): Promise<ExportRow> {
  return selectExport(ctx, asker, exportId, true)
}

async function selectExport({ tx, actor }: Ctx, asker: Asker, exportId: string, lock: boolean): Promise<ExportRow> {
  const found = await tx.maybe<ExportRow>(sql`
    select ${columns} from exports
    where organization_id = ${asker.organization_id} and user_id = ${asker.user_id} and id = ${exportId}
    ${lock ? sql`for update` : empty}`)
  if (!found) throw notFound(actor)
  return found
}

/** Gives a file up that is under way, with what there is of it. */
export async function saveCancelled(
  { tx, now }: Ctx,
  row: ExportRow,
  { expires_at }: Pick<ExportRow, 'expires_at'>,
): Promise<ExportRow> {
  const saved = await tx.one<ExportRow>(sql`
    update exports set status = 'cancelled', finished_at = ${now}, expires_at = ${expires_at}
    where organization_id = ${row.organization_id} and id = ${row.id} and ${isUnderWay}
    returning ${columns}`)
  await deletePieces(tx, row)
  return saved
}

/** Throws away what there is of a file. */
export function deletePieces(tx: Ctx['tx'], row: Pick<ExportRow, 'organization_id' | 'id'>): Promise<number> {
  return tx.change(sql`
    delete from export_pieces where organization_id = ${row.organization_id} and export_id = ${row.id}`)
}

/** One piece of a file that is ready; null where it is ready no more, or somebody else's. */
export async function findPiece({ tx }: Ctx, row: ExportRow, position: number): Promise<string | null> {
  const found = await tx.maybe<{ content: string }>(sql`
    select p.content from export_pieces p join exports e on e.organization_id = p.organization_id and e.id = p.export_id
    where p.organization_id = ${row.organization_id} and p.export_id = ${row.id} and p.position = ${position} and e.status = 'done'`)
  return found?.content ?? null
}
