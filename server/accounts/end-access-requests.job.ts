import { record } from '../audit/record.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { accessRequestLapsed } from './access-request-lapsed.email.ts'
import { type AccessRequestRow, saveAccessRequestEnd, takeLapsedRequests } from './access-request-queries.ts'
import { statusOf } from './access-request-rules.ts'
import { contactSubject, letterToContact } from './contact-facts.ts'

/** Ends requests for access that nobody decided within 90 days. */
export const endAccessRequests = jobKind<Record<string, never>>('end-access-requests')

/** So many are ended in one transaction. */
const batch = 100

/** ACC-6. Each is ended, noted in its organization's trail and told to whoever asked, all at once or not at all. */
export async function endAccessRequestsJob(house: House): Promise<void> {
  for (let ended = batch; ended === batch; )
    ended = await workerWithin(house, async (ctx) => {
      const lapsed = await takeLapsedRequests(ctx, batch)
      for (const request of lapsed) await end(ctx, request)
      return lapsed.length
    })
}

async function end(ctx: Ctx, request: AccessRequestRow): Promise<void> {
  const { organization_id: organizationId, contact, organization } = request
  // Where the contact has nothing left to gain, it had ended before it was too old.
  const status = statusOf(request, contact, ctx.now) === 'closed' ? 'closed' : 'lapsed'
  await saveAccessRequestEnd(ctx, request, { status, decidedBy: null, reason: null })
  await record(ctx, { action: `access-request.${status}`, subject: contactSubject(contact), organizationId })
  if (status === 'closed') return
  const facts = { organization: organization.name, number: organization.number, publicOrigin: ctx.publicOrigin }
  await post(ctx, accessRequestLapsed, facts, letterToContact({ organization_id: organizationId, ...contact }))
}
