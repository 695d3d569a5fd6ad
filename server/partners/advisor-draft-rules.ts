import type { AdvisorDraftView } from '../../contract/advisor-drafts.ts'
import { grantDays, type PartnerListing } from '../../contract/advisors.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { addDays, type Day } from '../../values/calendar.ts'
import { Refusal } from '../platform/refusal.ts'
import type { DraftFacts } from './advisor-draft-queries.ts'
import { usualEnd, whyNotEnd } from './advisor-rules.ts'

/** How what a draft names stands now. Null where nothing is chosen or it can be chosen no more. */
export type DraftStanding = {
  listing: PartnerListing | null
  contact: { contactId: string } | null
  /** Until when the partner is let in already. */
  present: { endsOn: Day } | null
  today: Day
}

type Step = AdvisorDraftView['nextStep']

/** The first step that still wants an answer (PAR-6). */
export function nextStep(facts: DraftFacts, standing: Pick<DraftStanding, 'listing' | 'contact'>): Step {
  if (!standing.listing) return 'find'
  if (!standing.contact) return 'contact'
  if (facts.coverage === null) return 'view'
  return facts.scopes === null ? 'scopes' : 'review'
}

/** Refuses `draft-confirmed`: what it led to is changed elsewhere. */
export function expectUnconfirmed({ grantId }: { grantId: string | null }): void {
  if (grantId !== null) throw new Refusal('draft-confirmed')
}

/** Why a draft cannot be confirmed now: what was chosen may have gone meanwhile, which is said before what is missing. */
export function whyNotConfirm(facts: DraftFacts, standing: DraftStanding): RefusalCode | null {
  if (facts.partnerId !== null && !standing.listing) return 'partner-not-listed'
  if (standing.present) return 'advisor-exists'
  if (facts.contactId !== null && !standing.contact) return 'partner-contact-gone'
  if (nextStep(facts, standing) !== 'review') return 'draft-incomplete'
  return whyNotEnd(facts.endsOn ?? usualEnd(standing.today), standing.today)
}

/** Refuses what `whyNotConfirm` says, naming what it is about. */
export function expectConfirmable(facts: DraftFacts, standing: DraftStanding): void {
  const code = whyNotConfirm(facts, standing)
  const partner = facts.partnerName ?? ''
  if (code === 'partner-not-listed') throw new Refusal(code, { partner })
  if (code === 'advisor-exists') throw new Refusal(code, { partner, day: standing.present?.endsOn ?? standing.today })
  if (code === 'end-out-of-range') throw new Refusal(code, { day: addDays(standing.today, grantDays.most) }, 'endsOn')
  if (code !== null) throw new Refusal(code)
}

/** Forgets the partner and who of it was to be told. */
const noPartner = { partnerId: null, partnerName: null, locationId: null, contactId: null }

/** A change of the place where a partner is looked for: one that is not there is forgotten, and so is a state elsewhere. */
export function inPlace(
  facts: DraftFacts,
  place: { country?: string | undefined; state?: string | null | undefined },
  listing: Pick<PartnerListing, 'country'> | null,
): DraftFacts {
  const country = place.country ?? facts.country
  const isElsewhere = country !== facts.country
  return {
    ...facts,
    country,
    state: place.state === undefined ? (isElsewhere ? null : facts.state) : place.state,
    ...(isElsewhere && listing?.country !== country ? noPartner : {}),
  }
}

/** A partner's place was chosen: another partner than before has other people. */
export function withPartner(
  facts: DraftFacts,
  listing: { partnerId: string; name: string; locationId: string; country: string },
): DraftFacts {
  const { partnerId, name, locationId, country } = listing
  const isSame = facts.partnerId === partnerId
  return {
    ...facts,
    ...{ partnerId, partnerName: name, locationId, country },
    state: facts.country === country ? facts.state : null,
    contactId: isSame ? facts.contactId : null,
  }
}
