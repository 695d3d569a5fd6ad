import type { dealCredits } from '../../contract/deal-credits.ts'
import { findPartner } from '../partners/partner-queries.ts'
import type { Operation } from '../platform/operation.ts'
import { listCreditsOf } from './deal-credit-queries.ts'
import { viewCredit } from './deal-credit-view.ts'

/** PAR-11: a partner's credits, for the vendor's people. */
export const listPartnerCredits: Operation<typeof dealCredits.listPartnerCredits> = async (ctx, input) => {
  const partner = await findPartner(ctx)
  const { rows, next } = await listCreditsOf(ctx, partner.organization_id, input, input)
  return { items: rows.map(viewCredit), next }
}
