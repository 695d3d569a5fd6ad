import sql, { type Sql } from 'sql-template-tag'
import type { Actor, ContactActor } from '../../contract/actor.ts'
import type { Permission } from '../../contract/permissions.ts'
import { type Day, dayAt, earlier, type Instant } from '../../values/calendar.ts'
import { often } from '../platform/db.ts'
import type { Ctx, Visit } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { isForPartners, mayActor } from './rights.ts'

/**
 * Asks again for the row: the actor may do this, and the row belongs to the organization they act for. Staff act for
 * the organization whose pages are open. Rows come from queries that hide foreign ones, so a mismatch is read as absence.
 */
export function permit(actor: Actor, permission: Permission, row: { organization_id: string }): void {
  const acting = actor.kind === 'contact' || actor.kind === 'staff' ? actor.organization : null
  if (actor.kind !== 'worker' && acting?.id !== row.organization_id) throw notFound(actor)
  if (!mayActor(actor, permission)) throw new Refusal('not-allowed', { administrators: 'none' })
}

/** The answer for what is absent, foreign or not shared: always the same words (ACC-7). */
export function notFound(actor: Actor): Refusal {
  return new Refusal('not-found', { actingFor: actingForName(actor) })
}

function actingForName(actor: Actor): string {
  if (actor.kind === 'contact') return `${actor.organization.name} (${actor.organization.number})`
  if (actor.kind === 'staff' && actor.organization) return `${actor.organization.name} (${actor.organization.number})`
  return 'name' in actor ? actor.name : '–'
}

/**
 * ACC-6: why this actor may not do this, with the names and e-mail addresses of those in the company who can change it.
 */
export async function whyNotActor(
  visit: Visit,
  permission: Permission,
  within: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
): Promise<Refusal> {
  const { actor } = visit
  if (actor.kind !== 'contact') return new Refusal('not-allowed', { administrators: 'none' })
  if (isForPartners(permission) && !actor.restricted) return whyNotPartner(actor, within)
  return within(async (ctx) => {
    const administrators = await namesOf(ctx, sql`'administrator' = any (types)`, actor)
    if (!actor.restricted) return new Refusal('not-allowed', { administrators })
    return new Refusal('access-limited', { administrators, asked: (await dayAsked(ctx, actor)) ?? 'no' })
  })
}

/** ACC-6: how long a request for access waits for a decision. */
export const accessRequestDays = 90

/** ACC-6: since when a request of the actor's own for access waits, if one does. */
async function dayAsked(ctx: Ctx, actor: ContactActor): Promise<Day | null> {
  const waiting = await ctx.tx.maybe<{ asked_at: Instant }>(often`
    select asked_at from access_requests
    where organization_id = ${actor.organization.id} and contact_id = ${actor.contactId} and status = 'open'
      and asked_at > ${earlier(ctx.now, { days: accessRequestDays })}`)
  return waiting && dayAt(waiting.asked_at, 'UTC')
}

/** PAR-3: it is no partner, or not an active one, or this person has no role for it; each with who can change that. */
async function whyNotPartner(
  actor: ContactActor,
  within: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
): Promise<Refusal> {
  const { partner } = actor
  if (!partner) return new Refusal('not-a-partner', { actingFor: actor.organization.name })
  if (partner.status !== 'active') return new Refusal('partner-not-active', { status: partner.status })
  const leading = sql`exists (select from partner_people r where r.partner_id = contacts.organization_id
    and r.contact_id = contacts.id and r.roles && array['organization-administrator', 'business-executive'])`
  const people = await within((ctx) => namesOf(ctx, leading, actor))
  return new Refusal('partner-role-missing', { people })
}

/** Names and e-mail addresses of unrestricted people of the actor's own organization, or `none`. */
async function namesOf(ctx: Ctx, condition: Sql, actor: ContactActor): Promise<string> {
  const people = await ctx.tx.many<{ first_name: string; last_name: string; email: string }>(often`
    select first_name, last_name, email from contacts
    where organization_id = ${actor.organization.id} and ${condition} and not restricted and status = 'active'
    order by last_name, first_name limit 5`)
  return people.map((one) => `${one.first_name} ${one.last_name} (${one.email})`).join(', ') || 'none'
}
