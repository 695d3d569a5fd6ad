import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import { withoutLegalForms } from '../../values/legal-forms.ts'
import { searchTerms } from '../../values/search-words.ts'
import type { Operation } from '../platform/operation.ts'
import { listListings, listStates } from './partner-listing-queries.ts'
import { viewListing } from './partner-listing-view.ts'

/** PAR-6. Partners by country, state and the beginnings of words of their names; how a legal form is written does not matter. */
export const findPartners: Operation<typeof addingAdvisors.findPartners> = async (ctx, input) => {
  const { country, state, q, after, limit } = input
  const filter = { country, state, terms: withoutLegalForms(searchTerms(q)) }
  const { rows, next } = await listListings(ctx, { organizationId: ctx.organization.id }, filter, { after, limit })
  return { items: rows.map(viewListing), next, states: await listStates(ctx, country) }
}
