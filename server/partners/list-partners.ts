import type { managingPartners } from '../../contract/partner-programme.ts'
import type { Operation } from '../platform/operation.ts'
import { listPartnerRows } from './partner-list-queries.ts'

/** PAR-1. Partners as the vendor's people look for them. */
export const listPartners: Operation<typeof managingPartners.listPartners> = async (ctx, input) => {
  const { rows, next } = await listPartnerRows(ctx.tx, input)
  return { items: rows.map(({ id: _, ...row }) => row), next }
}
