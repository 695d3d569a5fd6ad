import type { accounts } from '../../contract/accounts.ts'
import type { Operation } from '../platform/operation.ts'
import { listOrganizations } from './staff-search-queries.ts'

/** Staff find a company by whatever the person on the telephone has at hand. */
export const findOrganizations: Operation<typeof accounts.findOrganizations> = async (ctx, input) => {
  const { rows, next } = await listOrganizations(ctx, input.q, input)
  return { items: rows.map(({ id: _, ...found }) => found), next }
}
