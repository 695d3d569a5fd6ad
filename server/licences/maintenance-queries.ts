import sql from 'sql-template-tag'
import type { Day } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'

/** Until when a licence is covered, by whatever brings it new versions. */
export type CoveredUntil = { organization_id: string; licence_id: string; ends_on: Day }

/** REN-24: moves the licences' eligibility dates. The files that carry them are issued anew by whoever renews. */
export async function moveMaintenance(ctx: Ctx, covered: readonly CoveredUntil[]): Promise<void> {
  await ctx.tx.change(sql`
    update licences l set maintenance_ends_on = c.ends_on, version = l.version + 1
    from unnest(${covered.map((one) => one.organization_id)}::uuid[], ${covered.map((one) => one.licence_id)}::uuid[],
      ${covered.map((one) => one.ends_on)}::date[]) as c (organization_id, licence_id, ends_on)
    where l.organization_id = c.organization_id and l.id = c.licence_id and l.maintenance_ends_on is distinct from c.ends_on`)
}
