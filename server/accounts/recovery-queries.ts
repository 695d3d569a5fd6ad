import sql from 'sql-template-tag'
import type { ContactType } from '../../contract/actor.ts'
import type { RecoveryRequestView } from '../../contract/recovery.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import type { ContactKey } from './contact-queries.ts'
import type { Asked } from './recovery-rules.ts'

/** A request for a new administrator as it is stored. */
export type RecoveryRow = Asked & {
  organization_id: string
  id: string
  contactEmail: string
  evidence: string
  reason: string | null
}

/** A standing objection, with who objects. */
export type ObjectionRow = {
  contactId: string
  name: string
  email: string
  types: ContactType[]
  reason: string
  objectedAt: Instant
}

const columns = sql`
  r.organization_id, r.id, r.contact_id as "contactId", r.contact_name as "contactName", r.contact_email as "contactEmail",
  r.evidence, r.status, r.asked_at as "askedAt", r.waits_until as "waitsUntil", r.decided_at as "decidedAt",
  r.decided_by as "decidedBy", r.reason`

/** The request, or the answer for what is absent or not visible. */
export async function findRecovery(ctx: Ctx, id: string): Promise<RecoveryRow> {
  const found = await ctx.tx.maybe<RecoveryRow>(sql`
    select ${columns} from recovery_requests r where r.organization_id = ${ctx.organization?.id ?? null} and r.id = ${id}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** The same after everybody else who decides, objects or withdraws has finished, and before anybody else begins. */
export async function takeRecovery(ctx: Ctx, id: string): Promise<RecoveryRow> {
  await lockRecoveries(ctx)
  return findRecovery(ctx, id)
}

/** Has those who ask, object, withdraw and decide in one company come one after the other. */
export async function lockRecoveries(ctx: Ctx): Promise<void> {
  const name = `recovery ${ctx.organization?.id}`
  await ctx.tx.one(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0)) is null as locked`)
}

/** The company's newest request. One that waits is always the newest. */
export function findLastRecovery(ctx: Ctx): Promise<RecoveryRow | null> {
  return ctx.tx.maybe<RecoveryRow>(sql`
    select ${columns} from recovery_requests r where r.organization_id = ${ctx.organization?.id ?? null}
    order by r.asked_at desc, r.id desc limit 1`)
}

/** What the contact asked for last. */
export function findLastRecoveryOf(ctx: Ctx, contact: ContactKey): Promise<RecoveryRow | null> {
  return ctx.tx.maybe<RecoveryRow>(sql`
    select ${columns} from recovery_requests r
    where r.organization_id = ${contact.organization_id} and r.contact_id = ${contact.id}
    order by r.asked_at desc, r.id desc limit 1`)
}

/** A page of requests of all companies: those that wait, the most urgent first, or those that are over, newest first. */
export async function listRecoveryRows(
  ctx: Ctx,
  state: 'waiting' | 'over',
  page: { after?: string | undefined; limit: number },
) {
  const waiting = state === 'waiting'
  const bounds = readCursorOf(page.after, [waiting ? 'day' : 'instant', 'id'])
  const behind = !bounds
    ? sql`true`
    : waiting
      ? sql`(r.waits_until, r.id) > (${bounds[0]}::date, ${bounds[1]}::uuid)`
      : sql`(r.decided_at, r.id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)`
  type Found = RecoveryRow & { number: OrganizationNumber; name: string; objectionCount: number }
  const rows = await ctx.tx.many<Found>(sql`
    select ${columns}, o.number, o.legal_name as name,
      (select count(*) from recovery_objections b where b.organization_id = r.organization_id and b.recovery_request_id = r.id
        and b.withdrawn_at is null) as "objectionCount"
    from recovery_requests r join organizations o on o.id = r.organization_id
    where ${waiting ? sql`r.status = 'waiting'` : sql`r.status <> 'waiting'`} and ${behind}
    order by ${waiting ? sql`r.waits_until, r.id` : sql`r.decided_at desc, r.id desc`} limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [waiting ? row.waitsUntil : (row.decidedAt ?? row.askedAt), row.id])
}

/** Writes a request down. */
export async function insertRecovery(
  ctx: Ctx,
  request: { id: string; contact: ContactKey; name: string; email: string; evidence: string; waitsUntil: Day },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into recovery_requests (organization_id, id, contact_id, contact_name, contact_email, evidence, asked_at, waits_until)
    values (${request.contact.organization_id}, ${request.id}, ${request.contact.id}, ${request.name}, ${request.email},
      ${request.evidence}, ${ctx.now}, ${request.waitsUntil})`)
}

/** Ends a request that waits. Whoever asked takes it back without a reason, which is not theirs to write. */
export async function withdrawRecovery(ctx: Ctx, request: RecoveryRow, by: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update recovery_requests set status = 'withdrawn', decided_at = ${ctx.now}, decided_by = ${by}
    where organization_id = ${request.organization_id} and id = ${request.id} and status = 'waiting'`)
}

/** Decides a request that waits. */
export async function decideRecovery(
  ctx: Ctx,
  request: RecoveryRow,
  decision: {
    status: Extract<RecoveryRequestView['status'], 'approved' | 'refused'>
    by: string
    reason: string | null
  },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update recovery_requests
    set status = ${decision.status}, decided_at = ${ctx.now}, decided_by = ${decision.by}, reason = ${decision.reason}
    where organization_id = ${request.organization_id} and id = ${request.id} and status = 'waiting'`)
}

/** Standing objections, oldest first: to staff all, to a contact their own. */
export function listObjections(ctx: Ctx, request: RecoveryRow): Promise<ObjectionRow[]> {
  const own = ctx.actor.kind === 'contact' ? sql`b.contact_id = ${ctx.actor.contactId}` : sql`true`
  return ctx.tx.many<ObjectionRow>(sql`
    select b.contact_id as "contactId", c.first_name || ' ' || c.last_name as name, c.email, c.types, b.reason,
      b.objected_at as "objectedAt"
    from recovery_objections b join contacts c on c.organization_id = b.organization_id and c.id = b.contact_id
    where b.organization_id = ${request.organization_id} and b.recovery_request_id = ${request.id} and b.withdrawn_at is null
      and ${own}
    order by b.objected_at, b.contact_id limit 1000`)
}

/** Writes an objection down; a contact has one, whose last reason counts. */
export async function saveObjection(
  ctx: Ctx,
  request: RecoveryRow,
  contact: ContactKey,
  reason: string,
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into recovery_objections (organization_id, recovery_request_id, contact_id, reason, objected_at)
    values (${request.organization_id}, ${request.id}, ${contact.id}, ${reason}, ${ctx.now})
    on conflict (organization_id, recovery_request_id, contact_id)
    do update set reason = ${reason}, objected_at = ${ctx.now}, withdrawn_at = null`)
}

/** Takes a contact's objection back. Tells whether there was one. */
export async function endObjection(ctx: Ctx, request: RecoveryRow, contact: ContactKey): Promise<boolean> {
  const ended = await ctx.tx.change(sql`
    update recovery_objections set withdrawn_at = ${ctx.now}
    where organization_id = ${request.organization_id} and recovery_request_id = ${request.id} and contact_id = ${contact.id}
      and withdrawn_at is null`)
  return ended === 1
}
