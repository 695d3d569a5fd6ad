import type { Ctx } from '../platform/operation.ts'
import {
  type AccessRequestEnd,
  type AccessRequestRow,
  findAccessRequest,
  saveAccessRequestEnd,
} from './access-request-queries.ts'
import { expectOpen } from './access-request-rules.ts'

/** ACC-6. Ends an open request; refuses `access-request-decided` where somebody else ended it since it was read. */
export async function endAccessRequest(ctx: Ctx, request: AccessRequestRow, end: AccessRequestEnd): Promise<void> {
  expectOpen(request, request.contact, ctx.now)
  if (await saveAccessRequestEnd(ctx, request, end)) return
  const first = await findAccessRequest(ctx, request.id)
  expectOpen(first, first.contact, ctx.now)
  throw new Error('an open request could not be ended')
}
