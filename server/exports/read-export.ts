import type { exporting } from '../../contract/exports.ts'
import type { Operation } from '../platform/operation.ts'
import { askerOf } from './asker.ts'
import { findExport } from './export-queries.ts'
import { viewExport } from './export-view.ts'

/** UX-36: how far a file is. */
export const readExport: Operation<typeof exporting.readExport> = async (ctx, input) =>
  viewExport(ctx.actor, await findExport(ctx, askerOf(ctx), input.exportId))
