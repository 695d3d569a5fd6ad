import type { exporting } from '../../contract/exports.ts'
import { whyNotActor } from '../access/permit.ts'
import { recordExport } from '../audit/record-export.ts'
import { findRights } from '../identity/authenticate.ts'
import { goOn } from '../platform/go-on.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { askerOf } from './asker.ts'
import { exportLists } from './export-lists.ts'
import { type ExportRow, findExport, findPiece } from './export-queries.ts'
import { whyNotList, whyNotReady } from './export-rules.ts'

/** UX-36: the file for whoever asked for it, if they may still read the list that it is of. */
export const downloadExport: Errand<typeof exporting.downloadExport, House> = async (outing, input) => {
  const row = await outing.within(async (ctx) => {
    const found = await findExport(ctx, askerOf(outing), input.exportId)
    if (whyNotList(ctx.actor, found))
      throw await whyNotActor(ctx, exportLists[found.kind].gate.permission, (work) => work(ctx))
    const refused = whyNotReady(found)
    if (refused) throw new Refusal(refused)
    const { kind, file_name: fileName, id, row_count: rowCount } = found
    await recordExport(ctx, 'downloaded', { kind, fileName, id, rowCount })
    return found
  })
  const { house, organization, language } = outing
  return { fileName: row.file_name, content: piecesOf(house, row, organization.number, language) }
}

/**
 * The file piece by piece, each in a short transaction of its own: a slow reader holds nothing up. Rights are read anew
 * before each, so that a download breaks off when they go (I6); the browser then says that it has failed.
 */
async function* piecesOf(
  house: House,
  row: ExportRow,
  number: string,
  language: ExportRow['language'],
): AsyncGenerator<string> {
  // Whatever eyes the rows were read with, the file itself belongs to whoever asked for it.
  const gate = { ...exportLists[row.kind].gate, eyes: undefined }
  for (let position = 0; position < row.piece_count; position += 1) {
    const signedIn = await findRights(house.db, house.clock)(row.user_id)
    const read = await goOn(house, { signedIn, number, language }, gate, (ctx) => findPiece(ctx, row, position))
    if ('refused' in read) throw read.refused
    if (read.done === null) throw new Error('a file was taken away while it was being downloaded')
    yield read.done
  }
}
