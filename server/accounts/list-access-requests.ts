import type { askingForAccess } from '../../contract/access-requests.ts'
import type { Operation } from '../platform/operation.ts'
import { listAccessRequestRows } from './access-request-queries.ts'
import { viewAccessRequest } from './access-request-view.ts'

/** ACC-6. What waits for a decision of the administrators, or what became of it. */
export const listAccessRequests: Operation<typeof askingForAccess.listAccessRequests> = async (ctx, input) => {
  const { rows, next } = await listAccessRequestRows(ctx, input.state, input)
  return { items: rows.map((row) => viewAccessRequest(ctx, row)), next }
}
