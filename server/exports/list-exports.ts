import type { exporting } from '../../contract/exports.ts'
import type { Operation } from '../platform/operation.ts'
import { askerOf } from './asker.ts'
import { listExportRows } from './export-queries.ts'
import { viewExport } from './export-view.ts'

/** UX-36: what one has asked for in this organization and is still kept. */
export const listExports: Operation<typeof exporting.listExports> = async (ctx, input) => {
  const { rows, next } = await listExportRows(ctx, askerOf(ctx), input)
  return { items: rows.map((row) => viewExport(ctx.actor, row)), next }
}
