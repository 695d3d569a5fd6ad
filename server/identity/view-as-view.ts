import type { ViewAs } from '../../contract/view-as.ts'
import type { ViewAsRow } from './view-as-queries.ts'

/** Whom a session looks at the portal as. */
export function viewOfViewAs(row: ViewAsRow): ViewAs {
  return {
    organization: { number: row.organization_number, name: row.organization_name },
    contact: { id: row.contact_id, name: row.contact_name },
    reason: row.reason,
    startedAt: row.started_at,
    until: row.until,
  }
}
