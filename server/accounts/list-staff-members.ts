import type { accounts } from '../../contract/accounts.ts'
import type { Operation } from '../platform/operation.ts'
import { listStaff } from './organization-queries.ts'

/** ACC-1. The vendor's people, to choose representatives from. */
export const listStaffMembers: Operation<typeof accounts.listStaffMembers> = async (ctx) => ({
  items: await listStaff(ctx.tx),
})
