import type { dealCredits } from '../../contract/deal-credits.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listCustomerCredits, listProgrammesToCredit } from './deal-credit-queries.ts'
import { viewCredit } from './deal-credit-view.ts'

/** PAR-11: who holds the credit for a customer, and who held it. The vendor's alone: customers do not see commissions. */
export const listDealCredits: Operation<typeof dealCredits.listDealCredits> = async (ctx, input) => {
  const { rows, next } = await listCustomerCredits(ctx, ctx.organization.id, input, input)
  return {
    items: rows.map(viewCredit),
    next,
    programmes: await listProgrammesToCredit(ctx.tx),
    actions: { change: whyNotReader(ctx.actor, 'deal-credit.change') },
  }
}
