import type { AdvisorDraftView } from '../../contract/advisor-drafts.ts'
import { dayAt } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import { type DraftRow, findGranter } from './advisor-draft-queries.ts'
import { type DraftStanding, nextStep, whyNotConfirm } from './advisor-draft-rules.ts'
import { findPresent } from './advisor-queries.ts'
import { usualEnd, usualScopes } from './advisor-rules.ts'
import { countOwned, countTicked, findExamples, type Ticks } from './assignable-licence-queries.ts'
import { findOfferedPerson, type PartnerPersonRow } from './offered-people-queries.ts'
import { findListing, type ListingRow } from './partner-listing-queries.ts'
import { viewListing } from './partner-listing-view.ts'

/** How what a draft names stands now, with all that is told of it. */
export type FullStanding = DraftStanding & { listing: ListingRow | null; contact: PartnerPersonRow | null }

/** The ticks of a draft. */
export function ticksOf({ organization_id, id }: DraftRow): Ticks {
  return { organization_id, kind: 'draft', id }
}

/** Looks up how what a draft names stands now. */
export async function standingOf(ctx: Ctx, draft: DraftRow): Promise<FullStanding> {
  const { partnerId, locationId, contactId, organization_id: organizationId } = draft
  const { timeZone } = await findGranter(ctx)
  const today = dayAt(ctx.now, timeZone)
  if (partnerId === null || locationId === null) return { listing: null, contact: null, present: null, today }
  return {
    listing: await findListing(ctx, { organizationId }, { partner: { id: partnerId }, locationId }),
    contact: contactId === null ? null : await findOfferedPerson(ctx, partnerId, contactId),
    present: await findPresent(ctx, organizationId, partnerId),
    today,
  }
}

/** A draft with what confirming it would mean, in the customer's own data (PAR-6). */
export async function viewDraft(ctx: Ctx, draft: DraftRow): Promise<AdvisorDraftView> {
  const standing = await standingOf(ctx, draft)
  const { listing, contact, today } = standing
  const { id, country, state, partnerName, coverage, grantId, changedAt, version } = draft
  return {
    ...{ id, country, state, partnerName, contact, coverage, changedAt, version },
    listing: listing && viewListing(listing),
    scopes: draft.scopes ?? [...usualScopes],
    endsOn: draft.endsOn ?? usualEnd(today),
    extends: draft.extends ?? false,
    ticked: await countTicked(ctx, ticksOf(draft)),
    licences: await countOwned(ctx, draft.organization_id),
    example: await exampleOf(ctx, draft),
    nextStep: nextStep(draft, standing),
    actions: { confirm: grantId === null ? whyNotConfirm(draft, standing) : 'draft-confirmed' },
    advisorId: grantId,
  }
}

/** A licence that would be shown and one that would not; as long as no view is chosen, what each view would come to. */
async function exampleOf(ctx: Ctx, draft: DraftRow): Promise<AdvisorDraftView['example']> {
  const { ticked, others } = await findExamples(ctx, ticksOf(draft))
  const [first = null, second = null] = others
  if (draft.coverage === 'all') return { shown: ticked ?? first, hidden: null }
  if (draft.coverage === 'assigned' || ticked) return { shown: ticked, hidden: first }
  return { shown: first, hidden: second }
}
