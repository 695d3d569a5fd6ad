import type { partners } from '../../contract/partners.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { countPeople, listPeople } from './partner-people-queries.ts'
import { findPartner } from './partner-queries.ts'
import { viewPerson } from './partner-view.ts'

/** PAR-3. The partner's people and what each does there, as far as the reader may see them. */
export const listPartnerPeople: Operation<typeof partners.listPartnerPeople> = async (ctx, input) => {
  permit(ctx.actor, 'partner.read', await findPartner(ctx))
  const { rows, next } = await listPeople(ctx, input, input)
  return { items: rows.map((row) => viewPerson(ctx, row)), next, total: await countPeople(ctx, input) }
}
