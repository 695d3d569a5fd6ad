import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Operation } from '../platform/operation.ts'
import { renewedLines } from '../renewals/missing-cover.ts'
import { atCustomer } from './acting-customer.ts'
import { findMissing } from './missing-lines.ts'
import { priceForCustomer } from './price-for-customer.ts'
import { viewCustomerPrice } from './priced-view.ts'

/** REN-6, REN-4: what renewing costs the customer and the partner today, and what must renew together with it. Nothing is kept. */
export const priceCustomerRenewal: Operation<typeof partnerRenewals.priceCustomerRenewal> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  await leaveTrace(ctx, [at.organization.id])
  const price = await priceForCustomer(at, input)
  const missing = await findMissing(at, renewedLines(price.choice), price.choice.pricing)
  const { number, name } = at.organization
  return { ...viewCustomerPrice(price), customer: { number, name }, pricedOn: ctx.today, missing: missing.views }
}
