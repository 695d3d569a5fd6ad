import type { managingPartners } from '../../contract/partner-programme.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findMissing } from './missing-partner-queries.ts'
import { viewMissing } from './missing-partner-view.ts'

/** PAR-6. What one customer looked for in vain, and whether somebody has taken care of it. */
export const readMissingPartner: Operation<typeof managingPartners.readMissingPartner> = async (ctx, input) => {
  const row = await findMissing(ctx, input.missingPartnerId)
  permit(ctx.actor, 'partner.find', row)
  return viewMissing(row)
}
