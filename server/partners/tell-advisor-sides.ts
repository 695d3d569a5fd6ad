import { listDeciders } from '../accounts/addressee-queries.ts'
import { letterToContact } from '../accounts/contact-facts.ts'
import { type Letter, post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { advisorAdded } from './advisor-added.email.ts'
import { advisorChanged } from './advisor-changed.email.ts'
import { advisorConfirmed } from './advisor-confirmed.email.ts'
import type { Granter } from './advisor-draft-queries.ts'
import { advisorEnded } from './advisor-ended.email.ts'
import { advisorEnding } from './advisor-ending.email.ts'
import { advisorExtended } from './advisor-extended.email.ts'
import type { AdvisorRow } from './advisor-queries.ts'
import { advisorRemoved } from './advisor-removed.email.ts'
import { daysLeft, extendedEnd } from './advisor-rules.ts'
import { viewAdvisor } from './advisor-view.ts'
import type { GrantFactsToTell, Side } from './advisor-words.ts'
import { findToldPerson } from './offered-people-queries.ts'

type Shared = GrantFactsToTell['shared']

/** PAR-6. The partner's contact is told of the new customer, and whoever let it in of who will call. */
export async function tellOfGrant(ctx: Ctx, grant: AdvisorRow, granter: Granter, shared: Shared): Promise<void> {
  const told = toTell(ctx, grant, shared)
  const contact = await findToldPerson(ctx, grant)
  const { name: grantedBy, email: grantedByEmail, phone: grantedByPhone } = granter
  if (contact)
    await post(ctx, advisorAdded, { ...told, grantedBy, grantedByEmail, grantedByPhone }, letterToContact(contact))
  const { contactName, contactEmail, contactPhone } = grant
  const facts = { ...told, contact: contactName, contactEmail, contactPhone }
  await post(ctx, advisorConfirmed, facts, letterToContact({ ...granter, organization_id: grant.organization_id }))
}

/** PAR-8. Both sides are told what was changed. */
export async function tellOfChange(
  ctx: Ctx,
  change: { before: AdvisorRow; after: AdvisorRow; changedBy: Granter; shared: { before: Shared; after: Shared } },
): Promise<void> {
  const state = (row: AdvisorRow, shared: Shared) => ({ ...toTell(ctx, row, shared), contact: row.contactName })
  await tellBoth(ctx, change.after, advisorChanged, {
    before: state(change.before, change.shared.before),
    after: state(change.after, change.shared.after),
    changedBy: change.changedBy.name,
  })
}

/** PAR-8. Both sides are told of the removal, the customer also why. */
export async function tellOfRemoval(ctx: Ctx, grant: AdvisorRow, by: Granter, reason: string | null): Promise<void> {
  await tellBoth(ctx, grant, advisorRemoved, { grant: toTell(ctx, grant, none), removedBy: by.name, reason })
}

/** PAR-9. Both sides are reminded of the end. */
export async function tellOfEnding(ctx: Ctx, grant: AdvisorRow): Promise<void> {
  const { shared } = await viewAdvisor(ctx, grant)
  await tellBoth(ctx, grant, advisorEnding, {
    grant: toTell(ctx, grant, shared),
    daysLeft: daysLeft(grant, ctx.now),
    extendsTo: grant.extends ? extendedEnd(grant).endsOn : null,
  })
}

/** PAR-9. Both sides are told that the time is over. */
export async function tellOfEnd(ctx: Ctx, grant: AdvisorRow): Promise<void> {
  await tellBoth(ctx, grant, advisorEnded, { grant: toTell(ctx, grant, none) })
}

/** UX-43. Both sides are told of the extension. */
export async function tellOfExtension(ctx: Ctx, grant: AdvisorRow): Promise<void> {
  const { shared } = await viewAdvisor(ctx, grant)
  await tellBoth(ctx, grant, advisorExtended, { grant: toTell(ctx, grant, shared) })
}

const none: Shared = { count: 0, atLeast: false }

/** The customer's unrestricted administrators, and the partner's contact, each in their own language. */
async function tellBoth<Facts>(
  ctx: Ctx,
  grant: AdvisorRow,
  letter: Letter<Facts & { side: Side }>,
  facts: Facts,
): Promise<void> {
  for (const administrator of await listDeciders(ctx, grant))
    await post(ctx, letter, { ...facts, side: 'customer' }, letterToContact(administrator))
  const contact = await findToldPerson(ctx, grant)
  if (contact) await post(ctx, letter, { ...facts, side: 'partner' }, letterToContact(contact))
}

function toTell({ publicOrigin }: Ctx, grant: AdvisorRow, shared: Shared): GrantFactsToTell {
  const { id, coverage, scopes, endsOn, timeZone, customerName, customerNumber, partnerName, partnerNumber } = grant
  return {
    ...{ id, coverage, shared, scopes, endsOn, timeZone, customerNumber, partnerNumber, publicOrigin },
    extends: grant.extends,
    customer: customerName,
    partner: partnerName,
  }
}
