import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'
import { accountPages } from './accounts/routes.ts'
import { billingPages } from './billing/routes.ts'
import { cataloguePages } from './catalogue/routes.ts'
import { consolePages } from './console/routes.ts'
import { dealCreditPages } from './deal-credits/routes.ts'
import { deskPages } from './desk/routes.ts'
import { devPages } from './dev/routes.ts'
import { exportPages } from './exports/routes.ts'
import { helpPages } from './help/routes.ts'
import { identityPages } from './identity/routes.ts'
import { licencePages } from './licences/routes.ts'
import { mailboxPages } from './mailbox/routes.ts'
import { partnerRenewalFiles, partnerRenewalPages } from './partner-renewals/routes.ts'
import { partnerPages } from './partners/routes.ts'
import { portalPages } from './portal/routes.ts'
import { pricingPages } from './pricing/routes.ts'
import { quoteLinkPages } from './quote-links/routes.ts'
import { referencePages } from './reference/routes.ts'
import { renewalPages } from './renewals/routes.ts'
import { searchPages } from './search/routes.ts'
import { upkeepPages } from './upkeep/routes.ts'

/**
 * Every page, by the shell it stands in. A feature lists its own pages in `web/<feature>/routes.ts`, one list for each
 * shell that it has pages in.
 */
export default [
  index('app/to-language.tsx', { id: 'to-language-home' }),
  route('o/*', 'app/to-language.tsx', { id: 'to-language-organization' }),
  route('preferences', 'app/preferences.tsx'),
  route(':lang', 'app/language-layout.tsx', [
    index('app/home.tsx'),
    // Anybody, wide: the help centre.
    layout('app/public-layout.tsx', [
      layout('app/kept-shell.tsx', { id: 'public' }, [
        ...devPages.wide,
        ...helpPages.wide,
        ...identityPages.wide,
        ...licencePages.wide,
        ...mailboxPages.wide,
        ...quoteLinkPages.wide,
        ...referencePages.wide,
      ]),
    ]),
    // Anybody, one small form: sign-in.
    layout('app/narrow-layout.tsx', [layout('app/kept-shell.tsx', { id: 'narrow' }, [...identityPages.narrow])]),
    // Anybody signed in, whichever organization they act for: their own profile.
    layout('app/person-layout.tsx', [layout('app/kept-shell.tsx', { id: 'person' }, [...identityPages.person])]),
    // Customers and partners: My Account.
    route('o/:number', 'app/organization-layout.tsx', [
      layout('app/kept-shell.tsx', { id: 'organization' }, [
        ...accountPages.organization,
        ...licencePages.organization,
        ...deskPages.organization,
        ...renewalPages.organization,
        ...quoteLinkPages.organization,
        ...partnerPages.organization,
        ...partnerRenewalPages,
        ...dealCreditPages,
        ...exportPages.organization,
        ...searchPages.organization,
        route('*', 'app/not-found.tsx', { id: 'organization-not-found' }),
      ]),
    ]),
    ...accountPages.bare,
    ...licencePages.bare,
    ...renewalPages.bare,
    ...quoteLinkPages.bare,
    ...partnerRenewalFiles,
    ...exportPages.bare,
    ...cataloguePages.bare,
    ...pricingPages.bare,
    ...mailboxPages.bare,
    ...searchPages.bare,
    // The vendor's staff.
    route('console', 'app/console-layout.tsx', [
      layout('app/kept-shell.tsx', { id: 'console' }, [
        ...consolePages.console,
        ...accountPages.console,
        ...licencePages.console,
        ...cataloguePages.console,
        ...pricingPages.console,
        ...upkeepPages.console,
        ...partnerPages.console,
        ...renewalPages.console,
        ...deskPages.console,
        ...portalPages.console,
        ...billingPages.console,
        ...searchPages.console,
        route('*', 'app/not-found.tsx', { id: 'console-not-found' }),
      ]),
    ]),
    ...devPages.bare,
    route('*', 'app/public-not-found.tsx', { id: 'not-found' }),
  ]),
] satisfies RouteConfig
