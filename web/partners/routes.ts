import { index, prefix, type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of Partner Central and of the vendor's partner managers, by the shell that they stand in. */
export const partnerPages: { organization: RouteConfigEntry[]; console: RouteConfigEntry[] } = {
  organization: prefix('partner', [
    index('partners/partner-overview.tsx'),
    route('customers', 'partners/customer-search.tsx'),
    route('customers/:customerNumber', 'partners/customer-page.tsx'),
    route('customers/:customerNumber/licences/:licenceId', 'partners/shared-licence-page.tsx'),
    route('shared-licences', 'partners/shared-licence-list.tsx'),
    route('profile', 'partners/partner-profile.tsx'),
    route('profile/edit', 'partners/edit-partner.tsx'),
    route('profile/locations/new', 'partners/add-location.tsx'),
    route('profile/locations/:locationId', 'partners/edit-location.tsx'),
    route('profile/locations/:locationId/remove', 'partners/remove-location.tsx'),
    route('people', 'partners/partner-people.tsx'),
    route('people/:contactId', 'partners/save-roles.tsx'),
    route('membership', 'partners/change-membership.tsx'),
    route('register', 'partners/register-partner.tsx'),
  ]),
  console: [
    route('partners', 'partners/partner-list.tsx'),
    route('missing-partners', 'partners/missing-partners.tsx'),
    route('missing-partners/:number/:missingPartnerId', 'partners/settle-missing-partner.tsx'),
  ],
}
