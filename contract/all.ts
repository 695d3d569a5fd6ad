import { askingForAccess } from './access-requests.ts'
import { accounts } from './accounts.ts'
import { addingAdvisors } from './advisor-drafts.ts'
import { advisors } from './advisors.ts'
import { allocating } from './allocations.ts'
import { audit } from './audit.ts'
import { catalogue } from './catalogue.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { dealCredits } from './deal-credits.ts'
import { desk } from './desk.ts'
import type { Endpoint } from './endpoint.ts'
import { exporting } from './exports.ts'
import { fulfilling } from './fulfilment.ts'
import { help } from './help.ts'
import { identity } from './identity.ts'
import { licenceRequests } from './licence-requests.ts'
import { keepingViews } from './licence-views.ts'
import { licences } from './licences.ts'
import { mailbox } from './mailbox.ts'
import { maintenancePrices } from './maintenance-prices.ts'
import { managingPartners } from './partner-programme.ts'
import { partnerRenewals } from './partner-renewals.ts'
import { partners } from './partners.ts'
import { portal } from './portal.ts'
import { pricing } from './pricing.ts'
import { programmes } from './programmes.ts'
import { quoteLinks } from './quote-links.ts'
import { recovering } from './recovery.ts'
import { reminders } from './reminders.ts'
import { renewalCalendar } from './renewal-calendar.ts'
import { renewalOrders } from './renewal-orders.ts'
import { renewalPapers } from './renewal-papers.ts'
import { renewals } from './renewals.ts'
import { territories } from './territories.ts'
import { upkeep } from './upkeep.ts'
import { vendor } from './vendor.ts'
import { viewingAs } from './view-as.ts'

/** The contract feature by feature, in the order of the tree. */
export const features = {
  audit,
  identity,
  viewingAs,
  accounts,
  contacts,
  askingForAccess,
  recovering,
  catalogue,
  partners,
  managingPartners,
  advisors,
  addingAdvisors,
  customers,
  vendor,
  licences,
  keepingViews,
  allocating,
  fulfilling,
  programmes,
  pricing,
  maintenancePrices,
  renewals,
  renewalOrders,
  reminders,
  renewalCalendar,
  desk,
  territories,
  partnerRenewals,
  licenceRequests,
  dealCredits,
  renewalPapers,
  quoteLinks,
  help,
  mailbox,
  upkeep,
  portal,
  exporting,
}

/** Every operation of the portal, by its `operationId`. No two features may use one name. */
export const contract = {
  ...audit,
  ...identity,
  ...viewingAs,
  ...accounts,
  ...contacts,
  ...askingForAccess,
  ...recovering,
  ...catalogue,
  ...partners,
  ...managingPartners,
  ...advisors,
  ...addingAdvisors,
  ...customers,
  ...vendor,
  ...licences,
  ...keepingViews,
  ...allocating,
  ...fulfilling,
  ...programmes,
  ...pricing,
  ...maintenancePrices,
  ...renewals,
  ...renewalOrders,
  ...reminders,
  ...renewalCalendar,
  ...desk,
  ...territories,
  ...partnerRenewals,
  ...licenceRequests,
  ...dealCredits,
  ...renewalPapers,
  ...quoteLinks,
  ...help,
  ...mailbox,
  ...upkeep,
  ...portal,
  ...exporting,
}
export type Contract = typeof contract

/** The name of an operation. */
export type OperationName = keyof Contract

/** Whether the text names an operation. */
export function isOperationName(text: string): text is OperationName {
  return Object.hasOwn(contract, text)
}

/** The entry of an operation, where its exact type does not matter. */
export function endpointOf(name: OperationName): Endpoint {
  return contract[name]
}
