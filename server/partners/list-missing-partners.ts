import type { managingPartners } from '../../contract/partner-programme.ts'
import type { Operation } from '../platform/operation.ts'
import { listMissing } from './missing-partner-queries.ts'
import { viewMissing } from './missing-partner-view.ts'

/** PAR-6. What customers looked for in vain and nobody has taken care of, the oldest first. */
export const listMissingPartners: Operation<typeof managingPartners.listMissingPartners> = async (ctx, input) => {
  const { rows, next } = await listMissing(ctx.tx, input)
  return { items: rows.map(viewMissing), next }
}
