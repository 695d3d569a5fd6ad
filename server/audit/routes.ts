import { audit } from '../../contract/audit.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { exportAuditEvents } from './export-audit-events.ts'
import { listAuditEvents } from './list-audit-events.ts'

/** What this feature serves: an organization's own trail. */
export const auditRoutes = serve<House, typeof audit>(audit, { listAuditEvents, exportAuditEvents })
