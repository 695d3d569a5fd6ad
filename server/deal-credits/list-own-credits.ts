import type { dealCredits } from '../../contract/deal-credits.ts'
import type { Operation } from '../platform/operation.ts'
import { listOwnCreditRows } from './deal-credit-queries.ts'
import { viewOwnCredit } from './deal-credit-view.ts'

/**
 * PAR-11: what the partner itself holds or held. A credit shows nothing of the customer but the name by which the partner
 * dealt with it (decision 047), so nobody's data is looked at here.
 */
export const listOwnCredits: Operation<typeof dealCredits.listOwnCredits> = async (ctx, input) => {
  const { rows, next } = await listOwnCreditRows(ctx, input, input)
  return { items: rows.map(viewOwnCredit), next }
}
