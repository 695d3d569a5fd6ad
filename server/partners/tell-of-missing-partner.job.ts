import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import { workerWithin } from '../platform/worker.ts'
import { missingPartner } from './missing-partner.email.ts'
import { findMissingPartner } from './missing-partner-report-queries.ts'
import { listManagersToTell } from './partner-manager-queries.ts'

/** Tells the vendor's partner managers, whom a customer cannot know, of a partner that is not listed. */
export const tellOfMissingPartner = jobKind<{ organizationId: string; missingPartnerId: string }>(
  'tell-of-missing-partner',
)

/** PAR-6. All letters are written in one transaction: either every manager is told or the job is done again. */
export async function tellOfMissingPartnerJob(
  house: House,
  { organizationId, missingPartnerId }: { organizationId: string; missingPartnerId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const missing = await findMissingPartner(ctx, organizationId, missingPartnerId)
    if (!missing) return
    for (const manager of await listManagersToTell(ctx.tx)) await post(ctx, missingPartner, missing, manager)
  })
}
