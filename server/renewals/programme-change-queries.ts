import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'
import type { ProgrammeFacts } from './programme-change-rules.ts'

/** A vendor has tens of programmes, not more. */
const programmesMost = 500

/** All programmes by name, those that have ended among them. */
export function listProgrammeFacts(ctx: Ctx): Promise<ProgrammeFacts[]> {
  return ctx.tx.many<ProgrammeFacts>(sql`
    select code, name, status, covers_versions, all_or_nothing from programmes order by name, code limit ${programmesMost}`)
}

/** A membership of a licence, and the programmes by which it covers that from today on: the one that renews next, and former ones. */
export type Held = { licence_id: string; membership_id: string; programmes: string[] }

/** The memberships of these licences, by licence. */
export async function listHeld(
  ctx: Ctx,
  organizationId: string,
  licenceIds: readonly string[],
): Promise<Map<string, Held[]>> {
  const rows = await ctx.tx.many<Held>(sql`
    select m.licence_id, m.id as membership_id, m.programme_code || array(
      select p.programme_code from membership_periods p
      where p.organization_id = m.organization_id and p.membership_id = m.id and p.ends_on >= ${ctx.today}) as programmes
    from memberships m where m.organization_id = ${organizationId} and m.licence_id = any (${licenceIds}::uuid[])`)
  return Map.groupBy(rows, ({ licence_id }) => licence_id)
}
