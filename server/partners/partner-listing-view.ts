import type { PartnerListing } from '../../contract/advisors.ts'
import type { ListingRow } from './partner-listing-queries.ts'

/** A partner's place as customers see it. */
export function viewListing({ partnerId: _partnerId, word: _word, ...listing }: ListingRow): PartnerListing {
  return listing
}
