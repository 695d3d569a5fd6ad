import type { ExportKind } from '../../contract/exports.ts'
import type { Ctx } from '../platform/operation.ts'
import { record } from './record.ts'

/** What the trail tells of a list as a file. How it was filtered stays the reader's own affair. */
type ExportFacts = {
  kind: ExportKind
  fileName: string
  /** Null where the file was made while its reader waited, and is kept nowhere. */
  id?: string
  /** Rows in the file; left out where none have been counted yet. */
  rowCount?: number
  /** Why it was stopped, as a code. */
  because?: string
}

/** UX-37: data that leaves the portal leaves a trace: which list, how many rows. */
export async function recordExport(
  ctx: Ctx,
  deed: 'requested' | 'downloaded' | 'cancelled' | 'stopped',
  facts: ExportFacts,
  organizationId?: string,
): Promise<void> {
  const { kind, fileName, id, rowCount, because } = facts
  await record(ctx, {
    action: `export.${deed}`,
    subject: { kind: 'export', id: id ?? null, label: fileName },
    after: {
      kind,
      ...(rowCount === undefined ? {} : { rows: rowCount }),
      ...(because === undefined ? {} : { because }),
    },
    ...(organizationId === undefined ? {} : { organizationId }),
  })
}
