import sql, { type Sql } from 'sql-template-tag'
import type { AccessRequestView } from '../../contract/access-requests.ts'
import type { Actor, ContactType } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import { earlier, type Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { lapsedAt } from './access-request-rules.ts'
import type { ContactKey } from './contact-queries.ts'

/** Beyond this many, a count says "and more". */
const countMost = 1000

/** A request as it is stored, with the contact who made it. */
export type AccessRequestRow = {
  organization_id: string
  id: string
  note: string | null
  status: AccessRequestView['status']
  askedAt: Instant
  decidedAt: Instant | null
  decidedBy: string | null
  reason: string | null
  organization: { name: string; number: string }
  contact: {
    id: string
    firstName: string
    lastName: string
    email: string
    language: Language
    jobTitle: string | null
    types: ContactType[]
    restricted: boolean
    status: 'active' | 'inactive'
  }
}

const selected = sql`
  select r.organization_id, r.id, r.note, r.status, r.asked_at as "askedAt", r.decided_at as "decidedAt",
    r.decided_by as "decidedBy", r.reason, json_build_object('name', o.legal_name, 'number', o.number) as organization,
    json_build_object('id', c.id, 'firstName', c.first_name, 'lastName', c.last_name, 'email', c.email, 'language', c.language,
      'jobTitle', c.job_title, 'types', c.types, 'restricted', c.restricted, 'status', c.status) as contact
  from access_requests r
    join contacts c on c.organization_id = r.organization_id and c.id = r.contact_id
    join organizations o on o.id = r.organization_id`

/** Whose requests somebody sees: administrators their organization's, everybody their own, staff all. */
function visible(actor: Actor): Sql {
  if (actor.kind === 'staff' || actor.kind === 'worker') return sql`true`
  if (actor.kind !== 'contact') return sql`false`
  return actor.types.includes('administrator') ? sql`true` : sql`r.contact_id = ${actor.contactId}`
}

/** The request, or the answer for what is absent or not visible. */
export async function findAccessRequest(ctx: Ctx, id: string): Promise<AccessRequestRow> {
  const found = await ctx.tx.maybe<AccessRequestRow>(sql`
    ${selected} where r.organization_id = ${ctx.organization?.id ?? null} and r.id = ${id} and ${visible(ctx.actor)}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** What a contact asked for last. */
export function findLastRequestOf(ctx: Ctx, contact: ContactKey): Promise<AccessRequestRow | null> {
  return ctx.tx.maybe<AccessRequestRow>(sql`
    ${selected} where r.organization_id = ${contact.organization_id} and r.contact_id = ${contact.id}
    order by r.asked_at desc, (r.status = 'open') desc limit 1`)
}

/** How often a contact asked within 24 hours. */
export async function countAskedLately(ctx: Ctx, contact: ContactKey): Promise<number> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from access_requests
    where organization_id = ${contact.organization_id} and contact_id = ${contact.id}
      and asked_at > ${earlier(ctx.now, { hours: 24 })}`)
  return count
}

const isOpen = (now: Instant): Sql =>
  sql`r.status = 'open' and r.asked_at > ${lapsedAt(now)} and c.restricted and c.status = 'active' and not c.types <@ array['sales']`

/** A page of requests, newest first: those that wait for a decision, or those that are over. */
export async function listAccessRequestRows(
  ctx: Ctx,
  state: 'open' | 'over',
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: AccessRequestRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const column = state === 'open' ? sql`r.asked_at` : sql`r.decided_at`
  const behind = bounds ? sql`(${column}, r.id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : sql`true`
  const rows = await ctx.tx.many<AccessRequestRow>(sql`
    ${selected} where r.organization_id = ${ctx.organization?.id ?? null} and ${visible(ctx.actor)}
      and ${state === 'open' ? isOpen(ctx.now) : sql`r.status <> 'open'`} and ${behind}
    order by ${column} desc, r.id desc limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [state === 'open' ? row.askedAt : (row.decidedAt ?? row.askedAt), row.id])
}

/** How many requests wait for a decision, counted to 1,000. */
export async function countOpenRequests(ctx: Ctx): Promise<{ count: number; atLeast: boolean }> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from (select from access_requests r
      join contacts c on c.organization_id = r.organization_id and c.id = r.contact_id
      where r.organization_id = ${ctx.organization?.id ?? null} and ${isOpen(ctx.now)} limit ${countMost + 1}) as counted`)
  return { count: Math.min(count, countMost), atLeast: count > countMost }
}

/** Writes a request down, unless the contact has an open one. Tells whether it did. */
export async function insertAccessRequest(
  ctx: Ctx,
  request: { id: string; contact: ContactKey; note: string | null },
): Promise<boolean> {
  const made = await ctx.tx.change(sql`
    insert into access_requests (organization_id, id, contact_id, note, asked_at)
    values (${request.contact.organization_id}, ${request.id}, ${request.contact.id}, ${request.note}, ${ctx.now})
    on conflict (organization_id, contact_id) where status = 'open' do nothing`)
  return made === 1
}

/** How a request ends. */
export type AccessRequestEnd = {
  status: Exclude<AccessRequestView['status'], 'open'>
  decidedBy: string | null
  reason: string | null
}

/** Ends an open request. Tells whether it was still open. */
export async function saveAccessRequestEnd(
  ctx: Ctx,
  request: { organization_id: string; id: string },
  end: AccessRequestEnd,
): Promise<boolean> {
  const ended = await ctx.tx.change(sql`
    update access_requests
    set status = ${end.status}, decided_at = ${ctx.now}, decided_by = ${end.decidedBy}, reason = ${end.reason}
    where organization_id = ${request.organization_id} and id = ${request.id} and status = 'open'`)
  return ended === 1
}

/** Requests that nobody decided within their time, locked; those that somebody is deciding just now are left out. */
export function takeLapsedRequests(ctx: Ctx, most: number): Promise<AccessRequestRow[]> {
  return ctx.tx.many<AccessRequestRow>(sql`
    ${selected} where r.status = 'open' and r.asked_at <= ${lapsedAt(ctx.now)}
    order by r.asked_at, r.id limit ${most} for no key update of r skip locked`)
}
