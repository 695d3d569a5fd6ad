import { record } from '../audit/record.ts'
import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { advisorContactChanged } from './advisor-contact-changed.email.ts'
import { findHandOver, type HandOver, saveGrantContact, takeGrantsOf } from './hand-over-queries.ts'

/** Somebody left a partner, and a colleague takes over the customers that were told of them. */
export const handOverCustomers = jobKind<{ partnerId: string; fromId: string; toId: string }>('hand-over-customers')

/** So many grants are changed in one transaction. */
const atOnce = 100

/** PAR-6. Names the successor in each open grant; each customer finds it in its trail, and whoever let the partner in is told. */
export async function handOverCustomersJob(
  house: House,
  { partnerId, fromId, toId }: { partnerId: string; fromId: string; toId: string },
): Promise<void> {
  for (let changed = atOnce; changed === atOnce; )
    changed = await workerWithin(house, async (ctx) => {
      const people = await findHandOver(ctx.tx, partnerId, fromId, toId)
      return people ? handOverSome(ctx, people) : 0
    })
}

async function handOverSome(ctx: Ctx, people: HandOver): Promise<number> {
  const grants = await takeGrantsOf(ctx.tx, people, atOnce)
  for (const grant of grants) {
    await saveGrantContact(ctx, grant, people)
    await record(ctx, {
      action: 'advisor.contact-changed',
      organizationId: grant.organization_id,
      subject: { kind: 'advisor', id: grant.id, label: people.partner },
      before: { contact: people.from },
      after: { contact: people.to.name },
      by: { userId: null, name: people.partner },
    })
    if (grant.tell)
      await post(
        ctx,
        advisorContactChanged,
        {
          ...people.to,
          partner: people.partner,
          former: people.from,
          number: grant.number,
          publicOrigin: ctx.publicOrigin,
        },
        { ...grant.tell, organizationId: grant.organization_id, contactId: grant.grantedBy },
      )
  }
  return grants.length
}
