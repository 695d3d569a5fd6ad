import type { accounts } from '../../contract/accounts.ts'
import { mayActor } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listMeantContacts, listMeantLicences, listMeantOrders, listMeantQuotes } from './search-queries.ts'

/** ACC-17. What somebody may mean by a few letters, among what they may see. */
export const search: Operation<typeof accounts.search> = async (ctx, input) => {
  const isBlank = input.q.trim() === ''
  const { id } = ctx.organization
  const renews = mayActor(ctx.actor, 'renewal.read')
  return {
    licences: !isBlank && mayActor(ctx.actor, 'licence.read') ? await listMeantLicences(ctx, id, input.q) : [],
    contacts: !isBlank && mayActor(ctx.actor, 'people.read') ? await listMeantContacts(ctx, id, input.q) : [],
    quotes: renews ? await listMeantQuotes(ctx, id, input.q) : [],
    orders: renews ? await listMeantOrders(ctx, id, input.q) : [],
  }
}
