import type { managingPartners } from '../../contract/partner-programme.ts'
import type { Operation } from '../platform/operation.ts'
import { listLevels } from './partner-queries.ts'

/** PAR-2. The levels of the programme, which are data. */
export const listPartnerLevels: Operation<typeof managingPartners.listPartnerLevels> = async (ctx) => ({
  items: await listLevels(ctx.tx),
})
