import type { customers } from '../../contract/customers.ts'
import { earliestToday } from '../../values/calendar.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findCustomer, saveNoticed } from './customer-queries.ts'

/** PAR-6, ACC-17. Somebody of the partner takes note of a new customer: the task is done for all of them. */
export const noticeCustomer: Operation<typeof customers.noticeCustomer> = async (ctx, input) => {
  const customer = await findCustomer(ctx, input.customerNumber, earliestToday(ctx.now))
  if (customer.noticed_at !== null) return { noticedAt: customer.noticed_at }
  // Two at once: whoever comes second finds nothing to mark, and nothing to tell.
  if (await saveNoticed(ctx, customer))
    await record(ctx, {
      action: 'customer.noticed',
      subject: { kind: 'organization', id: customer.organization_id, label: `${customer.name} (${customer.number})` },
    })
  return { noticedAt: ctx.now }
}
