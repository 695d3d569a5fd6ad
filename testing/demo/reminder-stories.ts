import type pg from 'pg'
import { remindOfRenewalsJob } from '../../server/renewals/remind-of-renewals.job.ts'
import { addDays, type Day, dayAt } from '../../values/calendar.ts'
import { daysAgo, type Stage } from './acting.ts'

/** How many days after the reminder the maintenance of some lines ends, or ended before it. */
const daysLeft = [7, 30, 30, -15]

/** Plays how the first two customers were reminded some weeks ago, before they asked for most of their quotes. */
export async function actReminders(stage: Stage & { owner: pg.Pool }): Promise<void> {
  const at = daysAgo(stage, 20.1)
  const ends = daysLeft.map((days) => addDays(dayAt(at, 'UTC'), days))
  for (const { organization } of stage.base.customers.slice(0, 2)) await moveEnds(stage.owner, organization.id, ends)
  await remindOfRenewalsJob({ ...stage.door.house, clock: { now: () => at } })
}

/** Lets some of a company's lines end on these days; those of which least is in use, as files carry the former day. */
async function moveEnds(owner: pg.Pool, organizationId: string, ends: readonly Day[]): Promise<void> {
  await owner.query(
    `with chosen as (
      select m.id, m.licence_id, ($2::date[])[row_number() over (order by l.allocated_quantity, m.id)] as ends_on
      from memberships m join licences l on l.organization_id = m.organization_id and l.id = m.licence_id
      where m.organization_id = $1 and l.status = 'active' and l.ends_on is null
        and (select max(p.starts_on) from membership_periods p where p.organization_id = $1 and p.membership_id = m.id)
          < (select min(day) from unnest($2::date[]) day)
      order by l.allocated_quantity, m.id limit cardinality($2::date[])),
    covered as (
      update memberships m set ends_on = c.ends_on from chosen c where m.organization_id = $1 and m.id = c.id),
    periods as (
      update membership_periods p set ends_on = c.ends_on from chosen c
      where p.organization_id = $1 and p.membership_id = c.id
        and p.starts_on = (select max(starts_on) from membership_periods o where o.organization_id = $1 and o.membership_id = c.id))
    update licences l set maintenance_ends_on = c.ends_on from chosen c where l.organization_id = $1 and l.id = c.licence_id`,
    [organizationId, ends],
  )
}
