import type { exporting } from '../../contract/exports.ts'
import { permit } from '../access/permit.ts'
import { recordExport } from '../audit/record-export.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { askerOf } from './asker.ts'
import { saveCancelled, takeExport } from './export-queries.ts'
import { keptUntil, whyNotCancel } from './export-rules.ts'
import { viewExport } from './export-view.ts'

/** UX-36: gives up a file that is being prepared. The job that writes it finds out before its next page. */
export const cancelExport: Operation<typeof exporting.cancelExport> = async (ctx, input) => {
  const row = await takeExport(ctx, askerOf(ctx), input.exportId)
  permit(ctx.actor, 'export.keep', row)
  const refused = whyNotCancel(row)
  if (refused) throw new Refusal(refused)
  const cancelled = await saveCancelled(ctx, row, { expires_at: keptUntil(ctx.now) })
  const { kind, file_name: fileName, id, row_count: rowCount } = row
  await recordExport(ctx, 'cancelled', { kind, fileName, id, rowCount })
  return viewExport(ctx.actor, cancelled)
}
