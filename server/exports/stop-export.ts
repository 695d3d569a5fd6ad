import type { ExportView } from '../../contract/exports.ts'
import { recordExport } from '../audit/record-export.ts'
import type { Ctx } from '../platform/operation.ts'
import { keptUntil } from './export-rules.ts'
import { type ExportWork, saveStopped } from './export-work-queries.ts'
import { tellStopped } from './tell-asker.ts'

/** I6: stops a file that may not or cannot be made, leaves nothing of it, and tells whoever asked, and why. */
export async function stopExport(
  ctx: Ctx,
  work: ExportWork,
  cause: NonNullable<ExportView['stoppedBecause']>,
): Promise<void> {
  if (!(await saveStopped(ctx, work, cause, keptUntil(ctx.now)))) return
  const { kind, file_name: fileName, id, row_count: rowCount, organization_id: organizationId } = work
  await recordExport(ctx, 'stopped', { kind, fileName, id, rowCount, because: cause }, organizationId)
  await tellStopped(ctx, work, cause)
}
