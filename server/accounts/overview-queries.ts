import sql, { raw, type Sql } from 'sql-template-tag'
import { addDays, type Day, earlier, type Instant, later } from '../../values/calendar.ts'
import type { LicenceCode } from '../../values/ids.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { endingDays, newDays, redDays } from './overview-rules.ts'

/** A licence bought lately that still has something to allocate. */
export type NewLicence = {
  id: string
  code: LicenceCode
  productName: string
  editionName: string
  quantity: number
  allocatedQuantity: number
  fulfilledAt: Instant
}

/** A licence of which maintenance or the term ends soon. */
export type EndingLicence = {
  id: string
  code: LicenceCode
  productName: string
  editionName: string
  maintenanceEndsOn: Day | null
  endsOn: Day | null
}

/** Beyond this many, a count says "and more". */
const countMost = 10_000
/** How many of each the first page shows. */
const shown = 5

/** The newest of the licences that are new and not, or not wholly, allocated. */
export function listNewLicences(tx: Tx, organizationId: string, now: Instant, today: Day): Promise<NewLicence[]> {
  return tx.many<NewLicence>(sql`
    select id, code, product_name as "productName", edition_name as "editionName", quantity,
      allocated_quantity as "allocatedQuantity", fulfilled_at as "fulfilledAt"
    from licences where ${isNew(organizationId, now, today)} order by fulfilled_at desc, id desc limit ${shown}`)
}

/**
 * The licences of which something ends first: those of which maintenance does, and those of which the term does, each along an
 * index, as very many may end soon.
 */
export function listEndingLicences(tx: Tx, organizationId: string, today: Day): Promise<EndingLicence[]> {
  const last = addDays(today, endingDays)
  const first = (column: Sql): Sql => sql`
    (select * from licences where ${isInForce(organizationId, today)} and ${column} between ${today} and ${last}
    order by ${column}, id limit ${shown})`
  return tx.many<EndingLicence>(sql`
    select id, code, product_name as "productName", edition_name as "editionName", maintenance_ends_on as "maintenanceEndsOn",
      ends_on as "endsOn"
    from (${first(raw('maintenance_order'))} union ${first(raw('end_order'))}) soonest
    order by least(case when maintenance_order >= ${today} then maintenance_order end, end_order), id limit ${shown}`)
}

/** How many of each there are, counted to 10,000. */
export async function countForOverview(tx: Tx, organizationId: string, now: Instant, today: Day) {
  const counted = await tx.one<{ fresh: number; ending: number; red: number }>(sql`
    select ${counting(isNew(organizationId, now, today))} as fresh,
      ${counting(isEnding(organizationId, today, endingDays))} as ending,
      ${counting(isEnding(organizationId, today, redDays))} as red`)
  return { fresh: totalOf(counted.fresh), ending: totalOf(counted.ending), red: totalOf(counted.red) }
}

/** An advisor whose access ends soon, with the time zone whose days count. */
export type EndingAdvisor = { id: string; partner: string; endsOn: Day; timeZone: string; extends: boolean }

/** The advisors whose access ends first, some of them perhaps a few hours too late to be told of. */
export function listEndingAdvisors({ tx, now }: Ctx, organizationId: string): Promise<EndingAdvisor[]> {
  return tx.many<EndingAdvisor>(sql`
    select g.id, p.name as partner, g.ends_on as "endsOn", g.time_zone as "timeZone", g.extends
    from advisor_grants g join partners p on p.partner_id = g.partner_id
    where g.organization_id = ${organizationId} and g.ended_at is null and g.ends_at > ${now}
      and g.ends_at <= ${later(now, { days: redDays + 2 })}
    order by g.ends_at, g.id limit ${shown}`)
}

/** Advisors who see assigned licences only, with how many were bought since that nobody has decided on, counted to 10,000. */
export async function listUndecidedAdvisors(tx: Tx, organizationId: string, now: Instant) {
  const rows = await tx.many<{ id: string; partner: string; count: number }>(sql`
    select g.id, p.name as partner, undecided.count
    from advisor_grants g join partners p on p.partner_id = g.partner_id,
      lateral (select count(*) from (
        select from licences l
        where l.organization_id = g.organization_id and l.hidden_at is null and l.fulfilled_at > g.reviewed_at
          and not exists (select from advisor_grant_licences t
            where t.organization_id = g.organization_id and t.grant_id = g.id and t.licence_id = l.id)
        limit ${countMost + 1}) as counted) as undecided
    where g.organization_id = ${organizationId} and g.coverage = 'assigned' and g.ended_at is null and g.ends_at > ${now}
      and undecided.count > 0
    order by p.name collate "C", g.id limit ${shown}`)
  return rows.map(({ count, ...advisor }) => ({ ...advisor, total: totalOf(count) }))
}

/** A quote that is no longer good ends what was asked for it: none is good for longer than this. */
const askedDaysMost = 31
/** So many open requests are looked at for the few that are shown. */
const askedLookedAt = 200

/** Licences that advisors ask for, the longest waiting first (REN-4). */
export function listAskedLicences(tx: Tx, organizationId: string, now: Instant) {
  return tx.many<{ id: string; partner: string; count: number }>(sql`
    select r.id, p.name as partner, r.missing_count as count
    from (select * from licence_requests where organization_id = ${organizationId} and status = 'open'
        and asked_at > ${earlier(now, { days: askedDaysMost })} order by asked_at, id limit ${askedLookedAt}) r
      join partners p on p.partner_id = r.partner_id
    where app.request_status(r.status, r.organization_id, r.quote_id, r.partner_id) = 'open'
    order by r.asked_at, r.id limit ${shown}`)
}

function totalOf(count: number) {
  return { count: Math.min(count, countMost), atLeast: count > countMost }
}

function counting(condition: Sql): Sql {
  return sql`(select count(*) from (select from licences where ${condition} limit ${countMost + 1}) as counted)`
}

function isNew(organizationId: string, now: Instant, today: Day): Sql {
  return sql`organization_id = ${organizationId} and hidden_at is null and fulfilled_at > ${earlier(now, { days: newDays })}
    and status = 'active' and end_order >= ${today} and allocated_quantity < quantity`
}

function isEnding(organizationId: string, today: Day, days: number): Sql {
  const last = addDays(today, days)
  return sql`${isInForce(organizationId, today)} and (maintenance_order between ${today} and ${last} or end_order between ${today} and ${last})`
}

function isInForce(organizationId: string, today: Day): Sql {
  return sql`organization_id = ${organizationId} and hidden_at is null and status = 'active' and end_order >= ${today}`
}
