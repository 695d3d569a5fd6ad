import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'

/** An advisor as a licence names it. */
export type AdvisorName = { id: string; name: string }

/** LIC-3: who may look at each of these licences now: those that see all, and those for whom it was ticked. By name. */
export async function advisorsOfLicences(
  ctx: Ctx,
  organizationId: string,
  licenceIds: readonly string[],
): Promise<(licenceId: string) => AdvisorName[]> {
  const found = await ctx.tx.many<AdvisorName & { licence_id: string | null }>(sql`
    with in_force as (
      select g.organization_id, g.id, g.coverage, p.name from advisor_grants g join partners p on p.partner_id = g.partner_id
      where g.organization_id = ${organizationId} and g.ended_at is null and g.starts_at <= ${ctx.now} and g.ends_at > ${ctx.now})
    select id, name, null as licence_id from in_force where coverage = 'all'
    union all
    select f.id, f.name, t.licence_id from in_force f
      join advisor_grant_licences t on t.organization_id = f.organization_id and t.grant_id = f.id
    where f.coverage = 'assigned' and t.licence_id = any (${licenceIds})
    order by name, id limit 10000`)
  return (licenceId) =>
    found
      .filter(({ licence_id }) => licence_id === null || licence_id === licenceId)
      .map(({ id, name }) => ({ id, name }))
}
