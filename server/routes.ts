import { accountRoutes } from './accounts/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { vendorRoutes } from './billing/routes.ts'
import { catalogueRoutes } from './catalogue/routes.ts'
import { dealCreditRoutes } from './deal-credits/routes.ts'
import { deskRoutes, territoryRoutes } from './desk/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { helpRoutes } from './help/routes.ts'
import { identityRoutes, viewAsRoutes } from './identity/routes.ts'
import { allocationRoutes, fulfilmentRoutes, licenceRoutes, licenceViewRoutes } from './licences/routes.ts'
import { mailboxRoutes } from './mailbox/routes.ts'
import { licenceRequestRoutes, partnerRenewalRoutes } from './partner-renewals/routes.ts'
import { advisorRoutes } from './partners/advisor-routes.ts'
import { customerRoutes } from './partners/customer-routes.ts'
import { partnerRoutes } from './partners/routes.ts'
import type { Served } from './platform/door.ts'
import type { House } from './platform/house.ts'
import { portalRoutes } from './portal/routes.ts'
import { maintenancePriceRoutes, pricingRoutes, programmeRoutes } from './pricing/routes.ts'
import { quoteLinkRoutes } from './quote-links/routes.ts'
import { reminderRoutes, renewalCalendarRoutes } from './renewals/reminder-routes.ts'
import { renewalOrderRoutes, renewalPaperRoutes, renewalRoutes } from './renewals/routes.ts'
import { upkeepRoutes } from './upkeep/routes.ts'

/** Everything that is served, feature by feature. */
export const served: Served<House>[] = [
  ...auditRoutes,
  ...identityRoutes,
  ...viewAsRoutes,
  ...accountRoutes,
  ...catalogueRoutes,
  ...partnerRoutes,
  ...advisorRoutes,
  ...customerRoutes,
  ...vendorRoutes,
  ...licenceRoutes,
  ...licenceViewRoutes,
  ...allocationRoutes,
  ...fulfilmentRoutes,
  ...renewalRoutes,
  ...renewalOrderRoutes,
  ...reminderRoutes,
  ...renewalCalendarRoutes,
  ...partnerRenewalRoutes,
  ...licenceRequestRoutes,
  ...dealCreditRoutes,
  ...deskRoutes,
  ...territoryRoutes,
  ...renewalPaperRoutes,
  ...quoteLinkRoutes,
  ...programmeRoutes,
  ...pricingRoutes,
  ...maintenancePriceRoutes,
  ...helpRoutes,
  ...mailboxRoutes,
  ...upkeepRoutes,
  ...portalRoutes,
  ...exportRoutes,
]
