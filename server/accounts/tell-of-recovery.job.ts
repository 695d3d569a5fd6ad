import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { listToTell, saveTold, takeNotice } from './addressee-queries.ts'
import { letterToContact } from './contact-facts.ts'
import { recoveryRequested } from './recovery-requested.email.ts'

/** Tells a company's contacts that one of them asks to become its administrator. */
export const tellOfRecovery = jobKind<{ organizationId: string; recoveryRequestId: string }>('tell-of-recovery')

/** So many are told in one transaction. */
const batch = 100

/**
 * ACC-9. Every active contact gets one letter, however often this is begun anew: whoever has been told is noted together
 * with their letters. Whoever asks does not see their colleagues, so this is done with other eyes, and later.
 */
export async function tellOfRecoveryJob(
  house: House,
  { organizationId, recoveryRequestId }: { organizationId: string; recoveryRequestId: string },
): Promise<void> {
  const tellSome = (ctx: Ctx) => tellNext(ctx, organizationId, recoveryRequestId)
  while (await workerWithin(house, tellSome));
}

/** Tells the next hundred. Whether there may be more. */
async function tellNext(ctx: Ctx, organizationId: string, id: string): Promise<boolean> {
  const notice = await takeNotice(ctx, organizationId, id)
  if (notice === null) return false
  const { organization, number, waitsUntil, contactName: name, contactEmail: email } = notice
  const url = `${ctx.publicOrigin}/o/${number}/people/recovery/${id}`
  const contacts = await listToTell(ctx, notice, batch)
  for (const contact of contacts)
    await post(ctx, recoveryRequested, { organization, number, name, email, waitsUntil, url }, letterToContact(contact))
  const isLast = contacts.length < batch
  await saveTold(ctx, notice, contacts.at(-1)?.id ?? notice.toldUpTo, isLast)
  return !isLast
}
