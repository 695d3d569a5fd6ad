import sql, { join, type Sql } from 'sql-template-tag'
import type { Actor } from '../../contract/actor.ts'
import { often } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'

/** What happened to what. `before` and `after` hold only the fields that changed, never secrets. */
export type AuditEntry = {
  /** Past participle behind the noun: `licence.reallocated`. */
  action: string
  subject: { kind: string; id: string | null; label: string }
  /** Set where it belongs into a licence's timeline. */
  licenceId?: string
  /** The organization whose trail this stands in; the one acted for, unless said otherwise; null: the vendor's own alone. */
  organizationId?: string | null
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string | null
  /** Who did it, where the transaction's actor is not yet known (somebody signing in). */
  by?: { userId: string | null; name: string }
}

/** Writes one row of the audit trail in the transaction of what it tells of. Rows are never changed. */
export async function record(ctx: Ctx, entry: AuditEntry): Promise<void> {
  await recordAll(ctx, [{ id: ctx.ids.uuid(), ...entry }])
}

/** Writes several rows at once, each under an id that something else refers to. */
export async function recordAll(ctx: Ctx, entries: readonly (AuditEntry & { id: string })[]): Promise<void> {
  if (entries.length === 0) return
  const tag = entries.length === 1 ? often : sql
  const written = await ctx.tx.change(tag`
    insert into audit_events (id, organization_id, at, action, actor_kind, actor_user_id, actor_name, address, request_id,
      subject_kind, subject_id, subject_label, licence_id, before, after, reason)
    values ${join(entries.map((entry) => rowOf(ctx, entry)))}`)
  if (written !== entries.length) throw new Error(`expected ${entries.length} audit rows, wrote ${written}`)
}

function rowOf(ctx: Ctx, entry: AuditEntry & { id: string }): Sql {
  const { actor } = ctx
  const userId = entry.by ? entry.by.userId : 'userId' in actor ? actor.userId : null
  return sql`(${entry.id}, ${entry.organizationId === undefined ? (ctx.organization?.id ?? null) : entry.organizationId}, ${ctx.now}, ${entry.action}, ${actor.kind},
    ${userId}, ${entry.by?.name ?? nameOf(actor)}, ${ctx.address}, ${ctx.requestId}, ${entry.subject.kind}, ${entry.subject.id},
    ${entry.subject.label}, ${entry.licenceId ?? null}, ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${entry.reason ?? null})`
}

function nameOf(actor: Actor): string {
  if (actor.kind === 'visitor') return '–'
  return actor.kind === 'worker' ? 'Chancery' : actor.name
}

function json(value: Record<string, unknown> | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
