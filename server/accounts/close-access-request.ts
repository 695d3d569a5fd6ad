import { record } from '../audit/record.ts'
import type { Ctx } from '../platform/operation.ts'
import { findLastRequestOf, saveAccessRequestEnd } from './access-request-queries.ts'
import { couldGain } from './access-request-rules.ts'
import { contactSubject } from './contact-facts.ts'
import type { ContactRow } from './contact-queries.ts'
import type { Standing } from './contact-rules.ts'

/** ACC-6. Ends what a contact still asks for, once their access was changed otherwise or has ended. */
export async function closeAccessRequest(ctx: Ctx, contact: ContactRow, after: Standing): Promise<void> {
  if (couldGain(after)) return
  const last = await findLastRequestOf(ctx, contact)
  if (last?.status !== 'open') return
  const end = { status: 'closed', decidedBy: null, reason: null } as const
  if (!(await saveAccessRequestEnd(ctx, last, end))) return
  await record(ctx, { action: 'access-request.closed', subject: contactSubject(contact) })
}
