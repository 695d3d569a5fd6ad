import sql, { type Sql } from 'sql-template-tag'
import { addDays, type Day, earlier, type Instant } from '../../values/calendar.ts'
import type { LicenceCode } from '../../values/ids.ts'
import type { Tx } from '../platform/db.ts'
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

/** The licences of which something ends first. */
export function listEndingLicences(tx: Tx, organizationId: string, today: Day): Promise<EndingLicence[]> {
  return tx.many<EndingLicence>(sql`
    select id, code, product_name as "productName", edition_name as "editionName", maintenance_ends_on as "maintenanceEndsOn",
      ends_on as "endsOn"
    from licences where ${isEnding(organizationId, today, endingDays)}
    order by least(case when maintenance_order >= ${today} then maintenance_order end, end_order), id limit ${shown}`)
}

/** How many of each there are, counted to 10,000. */
export async function countForOverview(tx: Tx, organizationId: string, now: Instant, today: Day) {
  const counted = await tx.one<{ fresh: number; ending: number; red: number }>(sql`
    select ${counting(isNew(organizationId, now, today))} as fresh,
      ${counting(isEnding(organizationId, today, endingDays))} as ending,
      ${counting(isEnding(organizationId, today, redDays))} as red`)
  const total = (count: number) => ({ count: Math.min(count, countMost), atLeast: count > countMost })
  return { fresh: total(counted.fresh), ending: total(counted.ending), red: total(counted.red) }
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
  return sql`organization_id = ${organizationId} and hidden_at is null and status = 'active' and end_order >= ${today}
    and (maintenance_order between ${today} and ${last} or end_order between ${today} and ${last})`
}
