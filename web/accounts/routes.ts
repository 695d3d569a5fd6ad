import { index, layout, type RouteConfigEntry, route } from '@react-router/dev/routes'

/** The pages of the accounts feature, by the shell that they stand in. */
export const accountPages: {
  organization: RouteConfigEntry[]
  console: RouteConfigEntry[]
  bare: RouteConfigEntry[]
} = {
  organization: [
    index('accounts/overview-page.tsx'),
    route('people', 'accounts/people-list.tsx'),
    route('people/ask-for-access', 'accounts/request-access.tsx'),
    route('people/access-requests', 'accounts/access-request-list.tsx'),
    route('people/access-requests/:accessRequestId', 'accounts/access-request-page.tsx'),
    route('people/recovery', 'accounts/request-recovery.tsx'),
    route('people/recovery/:recoveryRequestId', 'accounts/recovery-page.tsx'),
    route('people/:contactId', 'accounts/contact-page.tsx'),
    route('company', 'accounts/company-page.tsx'),
    route('activity', 'accounts/activity-page.tsx'),
    layout('accounts/change-layout.tsx', [
      route('people/new', 'accounts/add-contact.tsx'),
      route('people/:contactId/edit', 'accounts/edit-contact.tsx'),
      route('people/:contactId/access', 'accounts/change-access.tsx'),
      route('people/:contactId/email', 'accounts/change-email.tsx'),
      route('people/:contactId/deactivate', 'accounts/deactivate-contact.tsx'),
      route('people/:contactId/view-as', 'accounts/view-as.tsx'),
      route('profile/confirm-email/:token', 'accounts/confirm-email.tsx'),
      route('company/edit', 'accounts/edit-company.tsx'),
      route('company/facts', 'accounts/edit-organization-facts.tsx'),
      route('company/addresses/new', 'accounts/add-address.tsx'),
      route('company/addresses/:addressId', 'accounts/edit-address.tsx'),
      route('company/addresses/:addressId/remove', 'accounts/remove-address.tsx'),
    ]),
  ],
  console: [
    route('organizations', 'accounts/find-organizations-page.tsx'),
    route('organizations/new', 'accounts/create-organization.tsx'),
    route('organizations/recovery-requests', 'accounts/recovery-list.tsx'),
    route('contacts', 'accounts/find-contacts-page.tsx'),
  ],
  /** Files and answers for scripts: no page, no shell. Their addresses begin below the language. */
  bare: [
    route('o/:number/people.csv', 'accounts/export-contacts.ts'),
    route('o/:number/activity.csv', 'accounts/export-activity.ts'),
    route('leave-view', 'accounts/leave-view.tsx'),
  ],
}
