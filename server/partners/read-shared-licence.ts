import type { customers } from '../../contract/customers.ts'
import type { Operation } from '../platform/operation.ts'
import { findCustomerId } from './customer-queries.ts'
import { viewSharedLicence } from './customer-view.ts'
import { leaveTrace } from './leave-trace.ts'
import { findSharedLicence } from './shared-licence-queries.ts'

/** PAR-12, PAR-9. One licence that a customer shares now, without hosts, files and orders. */
export const readSharedLicence: Operation<typeof customers.readSharedLicence> = async (ctx, input) => {
  const customerId = await findCustomerId(ctx, input.customerNumber)
  const licence = await findSharedLicence(ctx, customerId, input.licenceId)
  await leaveTrace(ctx, [customerId])
  return viewSharedLicence(licence, ctx.now)
}
