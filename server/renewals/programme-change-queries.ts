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

/** In which programmes each of these licences is. */
export async function listProgrammesOf(
  ctx: Ctx,
  organizationId: string,
  licenceIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await ctx.tx.many<{ licence_id: string; programmes: string[] }>(sql`
    select licence_id, array_agg(programme_code) as programmes from memberships
    where organization_id = ${organizationId} and licence_id = any (${licenceIds}::uuid[]) group by licence_id`)
  return new Map(rows.map(({ licence_id, programmes }) => [licence_id, new Set(programmes)]))
}
