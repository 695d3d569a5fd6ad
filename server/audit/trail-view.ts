import type { Actor } from '../../contract/actor.ts'
import type { AuditEventView } from '../../contract/audit.ts'
import type { TrailRow } from './trail-queries.ts'

/** A row of the trail as its reader may see it: where the vendor's people and partners' work from is their own matter. */
export function viewTrailRow(reader: Actor, row: TrailRow): AuditEventView {
  const isHidden =
    reader.kind === 'contact' && (row.views !== null || (row.actorKind !== 'contact' && row.actorKind !== 'person'))
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    actor: { kind: row.actorKind, userId: row.actorUserId, name: row.actorName },
    address: isHidden ? null : row.address,
    requestId: row.requestId,
    subject: { kind: row.subjectKind, id: row.subjectId, label: row.subjectLabel },
    before: row.before,
    after: row.after,
    reason: row.reason,
    views: row.views,
  }
}
