import type { RecoveryFound, RecoveryRequestView } from '../../contract/recovery.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { listAdministrators } from './contact-queries.ts'
import { isSelf } from './contact-rules.ts'
import { listObjections, type RecoveryRow } from './recovery-queries.ts'
import { whyNotApprove } from './recovery-rules.ts'

/** What everybody of the company may know of a request. */
export function viewRecoverySummary(row: RecoveryRow): Omit<RecoveryFound, 'organization' | 'objectionCount' | 'ripe'> {
  const { id, status, askedAt, waitsUntil, decidedAt, decidedBy, reason } = row
  const contact = { name: row.contactName, email: row.contactEmail }
  return { id, contact, status, askedAt, waitsUntil, decidedAt, decidedBy, reason }
}

/** What the audit trail calls a request: it is about whoever asked. */
export function recoverySubject(row: RecoveryRow) {
  return { kind: 'contact', id: row.contactId, label: row.contactName }
}

/** A request with all that its reader may know of it, and what they may do (ACC-9). */
export async function viewRecovery(ctx: Ctx, row: RecoveryRow): Promise<RecoveryRequestView> {
  const objections = await listObjections(ctx, row)
  const administrators = await listAdministrators(ctx)
  return {
    ...viewRecoverySummary(row),
    evidence: row.evidence,
    isYours: isSelf(ctx.actor, { id: row.contactId }),
    administrators: administrators.map(({ name, email }) => ({ name, email })),
    objections: objections.map(({ contactId: _, ...objection }) => objection),
    actions: actionsOf(ctx, row),
  }
}

function actionsOf(ctx: Ctx, row: RecoveryRow): RecoveryRequestView['actions'] {
  const own = isSelf(ctx.actor, { id: row.contactId })
  const ofContacts = whyNotReader(ctx.actor, 'recovery.request')
  const ofStaff = whyNotReader(ctx.actor, 'recovery.decide')
  const over: RefusalCode | null = row.status === 'waiting' ? null : 'recovery-decided'
  const first = (...reasons: (RefusalCode | null | false)[]): RefusalCode | null => reasons.find(Boolean) || null
  return {
    withdraw: first(ofContacts, over, !own && 'recovery-not-yours'),
    object: first(ofContacts, over, own && 'own-recovery'),
    withdrawObjection: first(ofContacts, over),
    approve: first(ofStaff, whyNotApprove(row, ctx.now)),
    refuse: first(ofStaff, over),
  }
}
