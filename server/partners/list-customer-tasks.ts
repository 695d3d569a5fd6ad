import type { customers } from '../../contract/customers.ts'
import type { Operation } from '../platform/operation.ts'
import { reminderDays } from './advisor-rules.ts'
import { listEndingCustomers, listNewCustomers } from './customer-queries.ts'

/** ACC-17. What a partner has to do about its customers: take note of new ones, and speak with those whose permission ends. */
export const listCustomerTasks: Operation<typeof customers.listCustomerTasks> = async (ctx) => {
  const fresh = await listNewCustomers(ctx)
  const ending = await listEndingCustomers(ctx, reminderDays[0])
  return {
    fresh: {
      total: fresh.total,
      items: fresh.rows.map(({ granted_at, ...row }) => ({ ...row, grantedAt: granted_at })),
    },
    ending: {
      total: ending.total,
      items: ending.rows.map((row) => ({
        number: row.number,
        name: row.name,
        endsOn: row.ends_on,
        timeZone: row.time_zone,
        endsAt: row.ends_at,
        extends: row.extends,
      })),
    },
  }
}
