import type { audit } from '../../contract/audit.ts'
import type { Operation } from '../platform/operation.ts'
import { recordExport } from './record-export.ts'
import { trailCsv } from './trail-csv.ts'
import { expectRange } from './trail-rules.ts'

/** ACC-18, UX-37. The same trail as a file, with the filters of the screen. */
export const exportAuditEvents: Operation<typeof audit.exportAuditEvents> = async (ctx, input) => {
  const { number: _number, header, ...filter } = input
  expectRange(filter)
  const { file, rowCount } = await trailCsv.atOnce(ctx, filter, header)
  await recordExport(ctx, 'downloaded', { kind: 'audit-events', fileName: file.fileName, rowCount })
  return file
}
