import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { dayAt } from '../../values/calendar.ts'
import { permit } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import {
  type DraftFacts,
  type DraftRow,
  findDraft,
  findGranter,
  saveDraft,
  takeDraft,
} from './advisor-draft-queries.ts'
import { expectUnconfirmed, inPlace, withPartner } from './advisor-draft-rules.ts'
import { viewDraft } from './advisor-draft-view.ts'
import { findPresent } from './advisor-queries.ts'
import { expectEnd, scopesOf } from './advisor-rules.ts'
import { findOfferedPerson } from './offered-people-queries.ts'
import { findListing } from './partner-listing-queries.ts'

type Input = InputOf<typeof addingAdvisors.updateAdvisorDraft>

/** PAR-6. Keeps what a step of the wizard chose; what it leaves out stays, and what no longer fits is forgotten. */
export const updateAdvisorDraft: Operation<typeof addingAdvisors.updateAdvisorDraft> = async (ctx, input) => {
  const draft = await takeDraft(ctx, input.draftId)
  permit(ctx.actor, 'advisor.edit', draft)
  expectUnconfirmed(draft)
  const before = factsOf(draft)
  const placed = inPlace(before, input, await placeOf(ctx, draft))
  const chosen = await withContact(ctx, await withChosenPartner(ctx, draft, placed, input), input)
  const after = await withTerms(ctx, chosen, input)
  if (changedFields(before, after)) await saveDraft(ctx, draft, after)
  return viewDraft(ctx, await findDraft(ctx, draft.id))
}

function factsOf(draft: DraftRow): DraftFacts {
  const { country, state, partnerId, partnerName, locationId, contactId, coverage, scopes, endsOn } = draft
  return {
    country,
    state,
    partnerId,
    partnerName,
    locationId,
    contactId,
    coverage,
    scopes,
    endsOn,
    extends: draft.extends,
  }
}

/** Where the partner chosen before is listed, if it still is. */
async function placeOf(ctx: Ctx, { organization_id: organizationId, partnerId, locationId }: DraftRow) {
  if (partnerId === null || locationId === null) return null
  return findListing(ctx, { organizationId }, { partner: { id: partnerId }, locationId })
}

/** Refuses `partner-not-listed` and `advisor-exists`. */
async function withChosenPartner(
  ctx: Ctx,
  { organization_id: organizationId }: DraftRow,
  facts: DraftFacts,
  input: Input,
): Promise<DraftFacts> {
  const { partnerNumber, locationId } = input
  if (partnerNumber === undefined && locationId === undefined) return facts
  const partner = partnerNumber === undefined ? ownPartner(facts) : { number: partnerNumber }
  const listing = await findListing(ctx, { organizationId }, { partner, locationId, country: facts.country })
  if (!listing) {
    const named = partnerNumber ?? facts.partnerName ?? ''
    throw new Refusal(
      'partner-not-listed',
      { partner: named },
      partnerNumber === undefined ? 'locationId' : 'partnerNumber',
    )
  }
  const present = await findPresent(ctx, organizationId, listing.partnerId)
  if (present) throw new Refusal('advisor-exists', { partner: listing.name, day: present.endsOn }, 'partnerNumber')
  return withPartner(facts, listing)
}

/** Refuses `partner-contact-gone`. */
async function withContact(ctx: Ctx, facts: DraftFacts, { contactId }: Input): Promise<DraftFacts> {
  if (contactId === undefined) return facts
  const { id } = ownPartner(facts)
  if (!(await findOfferedPerson(ctx, id, contactId))) throw new Refusal('partner-contact-gone', {}, 'contactId')
  return { ...facts, contactId }
}

/** Refuses `end-out-of-range`. */
async function withTerms(ctx: Ctx, facts: DraftFacts, input: Input): Promise<DraftFacts> {
  const { coverage = facts.coverage, endsOn = facts.endsOn } = input
  if (input.endsOn !== undefined) {
    const { timeZone } = await findGranter(ctx)
    expectEnd(input.endsOn, dayAt(ctx.now, timeZone))
  }
  return {
    ...facts,
    coverage,
    endsOn,
    scopes: input.scopes === undefined ? facts.scopes : scopesOf(input.scopes),
    extends: input.extends ?? facts.extends,
  }
}

function ownPartner({ partnerId }: DraftFacts): { id: string } {
  if (partnerId === null) throw new FieldsInvalid(fault('partnerNumber', 'required'))
  return { id: partnerId }
}
