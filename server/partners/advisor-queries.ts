import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { PartnerStatus } from '../../contract/actor.ts'
import type { grantEnders, PartnerListing } from '../../contract/advisors.ts'
import { type Instant, later } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { type Coverage, type GrantEnd, type GrantScope, type GrantTime, reminderDays } from './advisor-rules.ts'

/** A grant as it is stored, with both sides' names. */
export type AdvisorRow = GrantTime &
  GrantEnd & {
    organization_id: string
    id: string
    customerNumber: string
    customerName: string
    partnerId: string
    partnerNumber: OrganizationNumber
    partnerName: string
    partnerStatus: PartnerStatus
    level: PartnerListing['level']
    locationId: string
    locationName: string
    city: string
    country: string
    contactId: string
    contactName: string
    contactEmail: string
    contactPhone: string | null
    contactJobTitle: string | null
    contactIsGone: boolean
    coverage: Coverage
    scopes: GrantScope[]
    extends: boolean
    grantedBy: string
    grantedByName: string
    grantedAt: Instant
    reviewedAt: Instant
    endedBy: (typeof grantEnders)[number] | null
    changedByName: string
    changedAt: Instant
    version: number
  }

const columns = raw(`
  g.organization_id, g.id, o.number as "customerNumber", o.legal_name as "customerName", g.partner_id as "partnerId",
    p.number as "partnerNumber", p.name as "partnerName", p.status as "partnerStatus",
    case when v.code is not null then json_build_object('code', v.code, 'name', v.name, 'rank', v.rank) end as level,
    g.location_id as "locationId", l.name as "locationName", l.city, l.country, g.contact_id as "contactId",
    c.first_name || ' ' || c.last_name as "contactName", c.email as "contactEmail", c.phone as "contactPhone",
    c.job_title as "contactJobTitle", not (c.status = 'active' and not c.restricted and coalesce(q.roles, '{}') <> '{}') as "contactIsGone",
    g.coverage, g.scopes, g.starts_at as "startsAt", g.ends_on as "endsOn", g.time_zone as "timeZone", g.ends_at as "endsAt",
    g.term_days as "termDays", g.extends, g.granted_by as "grantedBy", g.granted_by_name as "grantedByName",
    g.granted_at as "grantedAt", g.reviewed_at as "reviewedAt", g.reminded_days as "remindedDays", g.ended_at as "endedAt",
    g.ended_by as "endedBy", g.changed_by_name as "changedByName", g.changed_at as "changedAt", g.version`)

const joined = raw(`
    join organizations o on o.id = g.organization_id
    join partners p on p.partner_id = g.partner_id
    left join partner_levels v on v.code = p.level_code
    join partner_locations l on l.partner_id = g.partner_id and l.id = g.location_id
    join contacts c on c.organization_id = g.partner_id and c.id = g.contact_id
    left join partner_people q on q.partner_id = g.partner_id and q.contact_id = g.contact_id`)

const selected = sql`select ${columns} from advisor_grants g ${joined}`

async function selectAdvisor(ctx: Ctx, id: string, lock: Sql): Promise<AdvisorRow> {
  const found = await ctx.tx.maybe<AdvisorRow>(sql`
    ${selected} where g.organization_id = ${ctx.organization?.id ?? null} and g.id = ${id} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A grant of the organization acted for, or the answer for what is absent or foreign. */
export function findAdvisor(ctx: Ctx, id: string): Promise<AdvisorRow> {
  return selectAdvisor(ctx, id, empty)
}

/** The same, locked: whoever else changes it waits. */
export function takeAdvisor(ctx: Ctx, id: string): Promise<AdvisorRow> {
  return selectAdvisor(ctx, id, sql`for no key update of g`)
}

/** A customer's grant for the worker, locked; null where there is none. */
export function takeGrant(ctx: Ctx, organizationId: string, id: string): Promise<AdvisorRow | null> {
  return ctx.tx.maybe<AdvisorRow>(sql`
    ${selected} where g.organization_id = ${organizationId} and g.id = ${id} for no key update of g`)
}

/** The grant of a partner that nobody has ended, locked, though it may have run out. */
export function takeOpenGrant(ctx: Ctx, organizationId: string, partnerId: string): Promise<AdvisorRow | null> {
  return ctx.tx.maybe<AdvisorRow>(sql`
    ${selected} where g.organization_id = ${organizationId} and g.partner_id = ${partnerId} and g.ended_at is null
    for no key update of g`)
}

/** Until when a partner is let in already; null where it is not. */
export function findPresent(
  ctx: Ctx,
  organizationId: string,
  partnerId: string,
): Promise<Pick<GrantTime, 'endsOn'> | null> {
  return ctx.tx.maybe(sql`
    select ends_on as "endsOn" from advisor_grants
    where organization_id = ${organizationId} and partner_id = ${partnerId} and ended_at is null and ends_at > ${ctx.now}`)
}

/** A page of the organization's grants, newest first. The page is read before the names are, which are looked up for it alone. */
export async function listAdvisorRows(
  ctx: Ctx,
  organizationId: string,
  filter: { state: 'open' | 'ended' | 'all'; after?: string | undefined; limit: number },
): Promise<{ rows: AdvisorRow[]; next: string | null }> {
  const bounds = readCursorOf(filter.after, ['instant', 'id'])
  const open = sql`g.ended_at is null and g.ends_at > ${ctx.now}`
  const states = { open: sql`and ${open}`, ended: sql`and not (${open})`, all: empty }
  const rows = await ctx.tx.many<AdvisorRow>(sql`
    select ${columns} from (
        select * from advisor_grants g where g.organization_id = ${organizationId} ${states[filter.state]}
          ${bounds ? sql`and (g.granted_at, g.id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty}
        order by g.granted_at desc, g.id desc limit ${filter.limit + 1}) g ${joined}
    order by g.granted_at desc, g.id desc`)
  return pageFrom(rows, filter.limit, (row) => [row.grantedAt, row.id])
}

/** A partner that has been let in: who sees what in the list of licences and advisors. */
export type ColumnRow = { id: string; name: string; coverage: Coverage; version: number }

/** The advisors in force, by name. A customer has few. */
export function listColumns(ctx: Ctx, organizationId: string): Promise<ColumnRow[]> {
  return ctx.tx.many<ColumnRow>(sql`
    select g.id, p.name, g.coverage, g.version from advisor_grants g join partners p on p.partner_id = g.partner_id
    where g.organization_id = ${organizationId} and g.ended_at is null and g.ends_at > ${ctx.now}
    order by p.name collate "C", g.id limit 200`)
}

/** What a new grant says besides who made it. */
export type NewGrant = {
  organization_id: string
  id: string
  partnerId: string
  locationId: string
  contactId: string
  coverage: Coverage
  scopes: readonly GrantScope[]
  extends: boolean
  end: GrantEnd
  grantedBy: string
  grantedByName: string
}

/** Writes a grant that holds from now on. */
export async function insertGrant(ctx: Ctx, grant: NewGrant): Promise<void> {
  const { endsOn, timeZone, endsAt, termDays, remindedDays } = grant.end
  await ctx.tx.changeOne(sql`
    insert into advisor_grants (organization_id, id, partner_id, location_id, contact_id, coverage, scopes, starts_at, ends_on,
      time_zone, ends_at, term_days, extends, granted_by, granted_by_name, granted_at, reviewed_at, reminded_days,
      changed_by_name, changed_at)
    values (${grant.organization_id}, ${grant.id}, ${grant.partnerId}, ${grant.locationId}, ${grant.contactId},
      ${grant.coverage}, ${grant.scopes}, ${ctx.now}, ${endsOn}, ${timeZone}, ${endsAt}, ${termDays}, ${grant.extends},
      ${grant.grantedBy}, ${grant.grantedByName}, ${ctx.now}, ${ctx.now}, ${remindedDays}, ${grant.grantedByName}, ${ctx.now})`)
}

/** What a customer can change of a grant. */
export type GrantFacts = Pick<AdvisorRow, 'coverage' | 'scopes' | 'extends' | 'contactId' | 'reviewedAt'> & GrantEnd

/** Writes what a customer changed of an open grant. */
export async function saveGrant(ctx: Ctx, grant: AdvisorRow, facts: GrantFacts, changedBy: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_grants set coverage = ${facts.coverage}, scopes = ${facts.scopes}, extends = ${facts.extends},
      contact_id = ${facts.contactId}, reviewed_at = ${facts.reviewedAt}, ends_on = ${facts.endsOn}, time_zone = ${facts.timeZone},
      ends_at = ${facts.endsAt}, term_days = ${facts.termDays}, reminded_days = ${facts.remindedDays}, ${changed(ctx, changedBy)}
    where ${open(grant)}`)
}

/** Notes that the customer has decided on what was bought up to now. */
export async function saveReview(ctx: Ctx, grant: AdvisorRow, changedBy: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_grants set reviewed_at = ${ctx.now}, ${changed(ctx, changedBy)} where ${open(grant)}`)
}

/** Gives an open grant a later end. */
export async function saveExtension(ctx: Ctx, grant: AdvisorRow, end: GrantEnd, changedBy: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_grants set ends_on = ${end.endsOn}, ends_at = ${end.endsAt}, reminded_days = ${end.remindedDays},
      ${changed(ctx, changedBy)}
    where ${open(grant)}`)
}

/** Notes which reminder went out. Whoever has the grant open in a form is not disturbed by it. */
export async function saveReminded(ctx: Ctx, grant: AdvisorRow, days: number): Promise<void> {
  await ctx.tx.changeOne(sql`update advisor_grants set reminded_days = ${days} where ${open(grant)}`)
}

/** Ends an open grant. */
export async function saveGrantEnd(
  ctx: Ctx,
  grant: AdvisorRow,
  end: { at: Instant; by: (typeof grantEnders)[number]; changedBy: string },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_grants set ended_at = ${end.at}, ended_by = ${end.by}, ${changed(ctx, end.changedBy)} where ${open(grant)}`)
}

function changed(ctx: Ctx, by: string): Sql {
  return sql`changed_by_name = ${by}, changed_at = ${ctx.now}, version = version + 1`
}

function open(grant: AdvisorRow): Sql {
  return sql`organization_id = ${grant.organization_id} and id = ${grant.id} and ended_at is null and version = ${grant.version}`
}

/** What of a grant tells what the clock asks of it. */
export type EndingGrant = Pick<
  AdvisorRow,
  | 'organization_id'
  | 'id'
  | 'startsAt'
  | 'endsOn'
  | 'timeZone'
  | 'endsAt'
  | 'endedAt'
  | 'extends'
  | 'termDays'
  | 'remindedDays'
>

/** Days differ in length twice a year, and a grant is extended on its last day. */
const slack = { hours: 26 }

/**
 * Open grants about which the clock may ask something, in the order in which they end: some more than those it does ask of.
 * A customer that has closed is gone for its partners, and nobody hears of it; its grants wait for it to open again.
 */
export function listEndingGrants(
  ctx: Ctx,
  page: { after: EndingGrant | undefined; limit: number },
): Promise<EndingGrant[]> {
  const due = [
    sql`ends_at <= ${later(ctx.now, slack)}`,
    ...reminderDays.map(
      (days) =>
        sql`ends_at <= ${later(later(ctx.now, { days }), slack)} and (reminded_days is null or reminded_days > ${days})`,
    ),
  ]
  return ctx.tx.many<EndingGrant>(sql`
    select organization_id, id, starts_at as "startsAt", ends_on as "endsOn", time_zone as "timeZone", ends_at as "endsAt",
      ended_at as "endedAt", extends, term_days as "termDays", reminded_days as "remindedDays"
    from advisor_grants
    where ended_at is null and ends_at <= ${later(later(ctx.now, { days: reminderDays[0] }), slack)} and (${join(due, ' or ')})
      and exists (select from organizations o where o.id = organization_id and o.status = 'active')
      ${page.after ? sql`and (ends_at, id) > (${page.after.endsAt}::timestamptz, ${page.after.id}::uuid)` : empty}
    order by ends_at, id limit ${page.limit}`)
}
