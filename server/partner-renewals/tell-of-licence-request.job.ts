import { listDeciders } from '../accounts/addressee-queries.ts'
import { letterToContact } from '../accounts/contact-facts.ts'
import { findToldPerson } from '../partners/offered-people-queries.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import { workerWithin } from '../platform/worker.ts'
import { licenceRequestDecided } from './licence-request-decided.email.ts'
import { findRequestOf } from './licence-request-queries.ts'
import { licencesRequested } from './licences-requested.email.ts'

/** Tells whom neither side knows: the customer's administrators what a partner asks, and whoever asked what they decided. */
export const tellOfLicenceRequest = jobKind<{ organizationId: string; requestId: string }>('tell-of-licence-request')

/** REN-4. All letters are written in one transaction: either everybody is told or the job is done again. */
export async function tellOfLicenceRequestJob(
  house: House,
  { organizationId, requestId }: { organizationId: string; requestId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const request = await findRequestOf(ctx, organizationId, requestId)
    if (!request) return
    const facts = { request, publicOrigin: ctx.publicOrigin }
    if (request.status === 'open')
      for (const administrator of await listDeciders(ctx, { organization_id: organizationId, id: requestId }))
        await post(ctx, licencesRequested, facts, letterToContact(administrator))
    if (request.status !== 'agreed' && request.status !== 'refused') return
    const asker = await findToldPerson(ctx, { partnerId: request.partner_id, contactId: request.asked_by })
    if (asker) await post(ctx, licenceRequestDecided, facts, letterToContact(asker))
  })
}
