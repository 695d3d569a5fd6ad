import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of "Manage my renewals" (PAR-5), by the shell that they stand in. */
export const renewalPages: { organization: RouteConfigEntry[] } = {
  organization: [
    route('renewals', 'renewals/summary-page.tsx'),
    route('renewals/renew', 'renewals/renew-page.tsx'),
    route('renewals/advisors', 'renewals/advisors-page.tsx'),
    route('renewals/advisors/add', 'renewals/start-draft.tsx'),
    route('renewals/advisors/add/:draftId/find', 'renewals/find-partner.tsx'),
    route('renewals/advisors/add/:draftId/contact', 'renewals/choose-contact.tsx'),
    route('renewals/advisors/add/:draftId/view', 'renewals/choose-view.tsx'),
    route('renewals/advisors/add/:draftId/licences', 'renewals/tick-licences.tsx'),
    route('renewals/advisors/add/:draftId/scopes', 'renewals/choose-scopes.tsx'),
    route('renewals/advisors/add/:draftId/review', 'renewals/review-draft.tsx'),
    route('renewals/advisors/add/:draftId/discard', 'renewals/discard-draft.ts'),
    route('renewals/advisors/missing', 'renewals/missing-partner.tsx'),
    route('renewals/advisors/assignments', 'renewals/licence-assignments.tsx'),
    route('renewals/advisors/:advisorId', 'renewals/advisor-page.tsx'),
    route('renewals/advisors/:advisorId/update', 'renewals/update-advisor.tsx'),
    route('renewals/advisors/:advisorId/licences', 'renewals/assign-licences.tsx'),
    route('renewals/advisors/:advisorId/remove', 'renewals/remove-advisor.tsx'),
  ],
}
