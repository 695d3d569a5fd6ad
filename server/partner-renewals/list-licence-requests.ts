import type { licenceRequests } from '../../contract/licence-requests.ts'
import type { Operation } from '../platform/operation.ts'
import { listRequestRows } from './licence-request-queries.ts'

/** REN-4: what partners asked to see, the newest first. */
export const listLicenceRequests: Operation<typeof licenceRequests.listLicenceRequests> = async (ctx, input) => {
  const { rows, next } = await listRequestRows(ctx, ctx.organization.id, input)
  return {
    items: rows.map((row) => ({
      id: row.id,
      status: row.status,
      partner: { number: row.partner_number, name: row.partner_name },
      askedBy: row.asked_by_name,
      askedAt: row.asked_at,
      decidedAt: row.decided_at,
      count: row.missing_count,
    })),
    next,
  }
}
