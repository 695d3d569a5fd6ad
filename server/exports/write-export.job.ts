import { findRights } from '../identity/authenticate.ts'
import type { CsvReader } from '../platform/csv.ts'
import type { ListReader } from '../platform/csv-list.ts'
import { enqueue, jobKind } from '../platform/enqueue.ts'
import { goOn } from '../platform/go-on.ts'
import type { House } from '../platform/house.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { exportLists } from './export-lists.ts'
import { causeOf, keptUntil } from './export-rules.ts'
import { addPiece, type ExportWork, findWork, type Piece } from './export-work-queries.ts'
import { stopExport } from './stop-export.ts'
import { tellReady } from './tell-asker.ts'

/** Writes a requested file. */
export const writeExport = jobKind<{ organizationId: string; exportId: string }>('write-export')

/** So many rows come in one transaction. */
const rowsPerPage = 1_000
/** So many pages one job writes; then it queues up again, so that long files let short ones pass. */
const pagesPerJob = 20
/** Rows are counted so far, to say how much is left. */
const countedMost = 1_000_000

/**
 * UX-36, UX-37: writes a file page by page, each page a transaction of its own. Whoever asked is admitted anew before each
 * (I6): the page comes with the eyes they have then, and once their right is gone the file is stopped and thrown away. A
 * job that died goes on behind the last page that is there.
 */
export async function writeExportJob(house: House, ids: { organizationId: string; exportId: string }): Promise<void> {
  for (let page = 0; page < pagesPerJob; page += 1) if (!(await writePage(house, ids))) return
  await workerWithin(house, (ctx) => enqueue(ctx, writeExport, ids))
}

/** Writes the next page. Tells whether the file may need more. */
async function writePage(house: House, ids: { organizationId: string; exportId: string }): Promise<boolean> {
  const work = await workerWithin(house, (ctx) => findWork(ctx, ids))
  if (!work) return false
  const signedIn = await findRights(house.db, house.clock)(work.user_id)
  const away = { signedIn, number: work.organization_number, language: work.language }
  const read = await goOn(house, away, exportLists[work.kind].gate, (ctx) => readPiece(ctx, work))
  return workerWithin(house, async (ctx) => {
    if ('refused' in read) await stopExport(ctx, work, causeOf(read.refused.code))
    else await keepPiece(ctx, work, read.done)
    return 'done' in read && read.done.next !== null
  })
}

async function readPiece(reader: ListReader, work: ExportWork): Promise<Piece> {
  const list = exportLists[work.kind]
  const filter = list.filterIn(work.filter)
  const style: CsvReader = { language: work.language, header: work.header }
  const page = { after: work.next_page ?? undefined, limit: rowsPerPage }
  const { text, rowCount, next } = await list.lines(reader, filter, page, style)
  return {
    text: work.piece_count === 0 ? list.head(style) + text : text,
    rowCount,
    expectedCount: work.expected_count ?? (await list.count(reader, filter, countedMost)),
    next,
  }
}

async function keepPiece(ctx: Ctx, work: ExportWork, piece: Piece): Promise<void> {
  const isAdded = await addPiece(ctx, work, piece, keptUntil(ctx.now))
  if (isAdded && piece.next === null) await tellReady(ctx, work, work.row_count + piece.rowCount)
}
