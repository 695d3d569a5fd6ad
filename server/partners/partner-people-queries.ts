import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { Actor, PartnerRole } from '../../contract/actor.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import type { partners } from '../../contract/partners.ts'
import { behindPrefix, searchTerms } from '../../values/search-words.ts'
import { notFound } from '../access/permit.ts'
import { mayActor } from '../access/rights.ts'
import { visibleContacts } from '../access/visible-contacts.ts'
import { countMost } from '../accounts/contact-list-queries.ts'
import { type ContactRow, contactColumns } from '../accounts/contact-queries.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'

/** The two roles that keep up a partner's account (PAR-3). */
export const leadingRoles: readonly PartnerRole[] = ['organization-administrator', 'business-executive']

/** What somebody does at a partner. */
export type Duties = { roles: PartnerRole[]; location: { id: string; name: string } | null; listed: boolean }

/** A contact of a partner as it is stored; `peopleVersion` is 0 where nothing was ever said of what they do there. */
export type PersonRow = ContactRow & Duties & { peopleVersion: number }

/** Somebody who leads the partner. */
export type Leader = { contactId: string; name: string; email: string }

/** What a list of a partner's people is narrowed by. */
export type PeopleFilter = Pick<InputOf<typeof partners.listPartnerPeople>, 'q' | 'role' | 'location' | 'hasRole'>

/**
 * Whom of a partner somebody may see, as a condition on `contacts c left join partner_people r`: those who lead it see all, a
 * location administrator the people of the location, everybody those who lead, besides whom every contact sees.
 */
function visiblePeople(actor: Actor): Sql {
  if (actor.kind !== 'contact' || leads(actor)) return sql`true`
  const run =
    !actor.restricted && actor.partner?.roles.includes('location-administrator') ? actor.partner.location : null
  return sql`(${visibleContacts(actor)} or r.roles && ${leadingRoles} or r.location_id = ${run})`
}

function leads(actor: Extract<Actor, { kind: 'contact' }>): boolean {
  return !actor.restricted && (actor.partner?.roles ?? []).some((role) => leadingRoles.includes(role))
}

function columnsFor(actor: Actor): Sql {
  return sql`${contactColumns(actor)}, coalesce(r.roles, '{}') as roles, coalesce(r.listed, true) as listed,
    coalesce(r.version, 0) as "peopleVersion",
    (select json_build_object('id', l.id, 'name', l.name) from partner_locations l
      where l.partner_id = r.partner_id and l.id = r.location_id) as location`
}

const from = sql`contacts c left join partner_people r on r.partner_id = c.organization_id and r.contact_id = c.id`

/** One of the partner’s people, where the reader may see them. */
export function findPersonIfAny(ctx: Ctx, contactId: string): Promise<PersonRow | null> {
  return ctx.tx.maybe<PersonRow>(sql`
    select ${columnsFor(ctx.actor)} from ${from}
    where c.organization_id = ${ctx.organization?.id ?? null} and c.id = ${contactId} and ${visiblePeople(ctx.actor)}`)
}

/** The same, or the answer for who is absent or not visible. */
export async function findPerson(ctx: Ctx, contactId: string): Promise<PersonRow> {
  const found = await findPersonIfAny(ctx, contactId)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A page of the partner's people, by name. */
export async function listPeople(
  ctx: Ctx,
  filter: PeopleFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: PersonRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['text', 'text', 'id'])
  const rows = await ctx.tx.many<PersonRow>(sql`
    select ${columnsFor(ctx.actor)} from ${from}
    where ${matching(ctx, filter)}
      ${bounds ? sql`and (c.last_name collate "C", c.first_name collate "C", c.id) > (${bounds[0]}, ${bounds[1]}, ${bounds[2]}::uuid)` : empty}
    order by c.last_name collate "C", c.first_name collate "C", c.id limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.lastName, row.firstName, row.id])
}

/** How many match, counted to 10,000. */
export async function countPeople(ctx: Ctx, filter: PeopleFilter): Promise<{ count: number; atLeast: boolean }> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from (select from ${from} where ${matching(ctx, filter)} limit ${countMost + 1}) as matched`)
  return { count: Math.min(count, countMost), atLeast: count > countMost }
}

function matching(ctx: Ctx, { q, role, location, hasRole }: PeopleFilter): Sql {
  const hasAny = sql`coalesce(r.roles, '{}') <> '{}'`
  const conditions = [
    sql`c.organization_id = ${ctx.organization?.id ?? null}`,
    visiblePeople(ctx.actor),
    ...(role.length > 0 ? [sql`r.roles && ${role}`] : []),
    ...(location === '' ? [] : [sql`r.location_id = ${location}`]),
    ...(hasRole === '' ? [] : [hasRole === 'yes' ? hasAny : sql`not ${hasAny}`]),
    ...searchTerms(q).map(
      (
        term,
      ) => sql`exists (select from contact_words w where w.organization_id = c.organization_id and w.contact_id = c.id
        and w.word >= ${term} and w.word < ${behindPrefix(term)})`,
    ),
  ]
  return join(conditions, ' and ')
}

/** Those who lead the partner and can do so: active, unrestricted, by name. */
export function listLeaders(ctx: Ctx, partnerId: string): Promise<Leader[]> {
  return ctx.tx.many<Leader>(sql`
    select c.id as "contactId", c.first_name || ' ' || c.last_name as name, c.email
    from partner_people r join contacts c on c.organization_id = r.partner_id and c.id = r.contact_id
    where r.partner_id = ${partnerId} and r.roles && ${leadingRoles} and c.status = 'active' and not c.restricted
    order by c.last_name, c.first_name, c.id limit 200`)
}

/** The same as letters need them. */
export function listLeadersToTell(ctx: Ctx, partnerId: string): Promise<ContactRow[]> {
  return ctx.tx.many<ContactRow>(sql`
    select ${contactColumns(ctx.actor)} from partner_people r join contacts c on c.organization_id = r.partner_id and c.id = r.contact_id
    where r.partner_id = ${partnerId} and r.roles && ${leadingRoles} and c.status = 'active' and not c.restricted
    order by c.last_name, c.first_name, c.id limit 200`)
}

/** Writes what somebody does. Refuses `changed-meanwhile` where that was changed since it was read. */
export async function saveDuties(ctx: Ctx, row: PersonRow, duties: Duties): Promise<void> {
  const { roles, listed } = duties
  const location = duties.location?.id ?? null
  const written =
    row.peopleVersion === 0
      ? await ctx.tx.change(sql`
          insert into partner_people (partner_id, contact_id, roles, location_id, listed)
          values (${row.organization_id}, ${row.id}, ${roles}, ${location}, ${listed}) on conflict do nothing`)
      : await ctx.tx.change(sql`
          update partner_people set roles = ${roles}, location_id = ${location}, listed = ${listed}, version = version + 1
          where partner_id = ${row.organization_id} and contact_id = ${row.id} and version = ${row.peopleVersion}`)
  if (written !== 1) throw new Refusal('changed-meanwhile')
}

/** Customers that were told of this person and whose grant is open. */
export async function countCustomersOf(ctx: Ctx, row: { organization_id: string; id: string }): Promise<number> {
  const { count } = await ctx.tx.one<{ count: number }>(sql`
    select count(*) from advisor_grants
    where partner_id = ${row.organization_id} and contact_id = ${row.id} and ended_at is null and ends_at > ${ctx.now}`)
  return count
}

/** Whether the actor may change everything about the partner's people, not only those of a location. */
export function runsAllPeople(actor: Actor): boolean {
  return mayActor(actor, 'partner.edit')
}
