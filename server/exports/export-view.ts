import type { Actor } from '../../contract/actor.ts'
import type { ExportView } from '../../contract/exports.ts'
import type { ExportRow } from './export-queries.ts'
import { whyNotCancel, whyNotList, whyNotReady } from './export-rules.ts'

/** A file as whoever asked for it sees it, with what is possible now or why not. */
export function viewExport(actor: Actor, row: ExportRow): ExportView {
  return {
    id: row.id,
    kind: row.kind,
    filter: row.filter,
    fileName: row.file_name,
    status: row.status,
    stoppedBecause: row.stopped_because,
    rowCount: row.row_count,
    // Rows may have been added since they were counted.
    expectedCount: row.expected_count === null ? null : Math.max(row.expected_count, row.row_count),
    byteCount: row.byte_count,
    requestedAt: row.requested_at,
    finishedAt: row.finished_at,
    expiresAt: row.expires_at,
    actions: { download: whyNotList(actor, row) ?? whyNotReady(row), cancel: whyNotCancel(row) },
  }
}
