import type { partners } from '../../contract/partners.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findPartner } from './partner-queries.ts'
import { viewPartner } from './partner-view.ts'

/** PAR-1. The partner's profile, for its own people in whatever standing and for the vendor's. */
export const readPartner: Operation<typeof partners.readPartner> = async (ctx) => {
  const row = await findPartner(ctx)
  permit(ctx.actor, 'partner.read', row)
  return viewPartner(ctx, row)
}
