import type { partners } from '../../contract/partners.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { countCustomersOf, findPerson } from './partner-people-queries.ts'
import { findPartner } from './partner-queries.ts'
import { viewPerson } from './partner-view.ts'

/** PAR-3. One of the partner's people; whoever gives roles learns how many customers were told of them. */
export const readPartnerPerson: Operation<typeof partners.readPartnerPerson> = async (ctx, input) => {
  await findPartner(ctx)
  const row = await findPerson(ctx, input.contactId)
  permit(ctx.actor, 'partner.read', row)
  const person = viewPerson(ctx, row)
  return { ...person, customers: person.actions.edit === null ? await countCustomersOf(ctx, row) : null }
}
