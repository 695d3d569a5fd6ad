import { letterToContact } from '../accounts/contact-facts.ts'
import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { membershipChanged } from './membership-changed.email.ts'
import { listLeadersToTell } from './partner-people-queries.ts'
import type { Membership, PartnerRow } from './partner-queries.ts'

/** PAR-1. Tells those who lead the partner what its membership was and is. */
export async function tellMembership(
  ctx: Ctx,
  row: PartnerRow,
  after: Membership,
  why: { changedBy: string | null; reason: string | null },
): Promise<void> {
  const { name: organization, number } = row
  const facts = { organization, number, before: row, after, publicOrigin: ctx.publicOrigin, ...why }
  for (const leader of await listLeadersToTell(ctx, row.organization_id))
    await post(ctx, membershipChanged, facts, letterToContact(leader))
}
