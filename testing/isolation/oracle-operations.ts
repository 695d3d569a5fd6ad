import type { z } from 'zod'
import { administers, isMember, maySeeLicences, seesPeople } from './oracle-contacts.ts'
import { keepsLocation, keepsUp, type Standing } from './oracle-partners.ts'
import { mayRenew } from './oracle-renewals.ts'
import type { ContactRow } from './world-rows.ts'

/** Tables whose rows an operation can be about, by the name of the path's field. */
const objects = {
  licenceId: 'licences',
  allocationId: 'allocations',
  fileId: 'licence_files',
  contactId: 'contacts',
  addressId: 'addresses',
  sessionId: 'sessions',
  viewId: 'saved_views',
  advisorId: 'advisor_grants',
  draftId: 'advisor_drafts',
  exportId: 'exports',
  locationId: 'partner_locations',
  accessRequestId: 'access_requests',
  recoveryRequestId: 'recovery_requests',
  missingPartnerId: 'missing_partners',
  quoteId: 'quotes',
  orderId: 'orders',
  licenceRequestId: 'licence_requests',
  questionId: 'quote_questions',
  linkId: 'quote_links',
} as const
export type ObjectTable = (typeof objects)[keyof typeof objects]

/** The field that names the object, if the operation is about one: in the path, or in what is sent to a path of none. */
export function objectField({ path, input }: { path: string; input: z.ZodObject }): keyof typeof objects | null {
  const isField = (name: string): name is keyof typeof objects => Object.hasOwn(objects, name)
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  return inPath.findLast(isField) ?? (inPath.length === 0 ? (Object.keys(input.shape).find(isField) ?? null) : null)
}

/** The table that an object's field leads to. */
export function tableOfField(field: keyof typeof objects): ObjectTable {
  return objects[field]
}

const everyRole = [
  'licensing-operator',
  'customer-service',
  'catalogue-manager',
  'partner-manager',
  'renewals-specialist',
  'renewals-manager',
  'finance-manager',
  'staff-administrator',
]

const theDesk = ['renewals-specialist', 'renewals-manager']

/** ACC-5, PAR-3: a company's own people, and a partner's people by any role while they are not restricted. */
function comesIn(contact: ContactRow, standing: Standing | null): boolean {
  return isMember(contact) || (!contact.restricted && (standing?.roles.length ?? 0) > 0)
}

/** PAR-3: changes people and places of a partner, all or those of one location. */
function keepsPlaces(contact: ContactRow, standing: Standing | null): boolean {
  return keepsUp(contact, standing) || keepsLocation(contact, standing) !== null
}

/** Who may do it: anybody, any sign-in, one of the vendor's people, or somebody within an organization. */
type Who =
  | { who: 'anybody' }
  | { who: 'sign-in' }
  | { who: 'vendor'; staff: readonly string[] }
  | { who: 'organization'; contacts: May; staff: readonly string[]; isPartners?: true }
  | { who: 'customers'; quotes?: true }
type May = (contact: ContactRow, standing: Standing | null) => boolean

const anybody: Who = { who: 'anybody' }
const signIn: Who = { who: 'sign-in' }
const vendor = (...staff: string[]): Who => ({ who: 'vendor', staff: staff.length > 0 ? staff : everyRole })
const company = (contacts: May, ...staff: string[]): Who => ({
  who: 'organization',
  contacts,
  staff,
})
/** PAR-1, PAR-3: the account of an organization that is a partner; others have none. */
const partner = (contacts: May, ...staff: string[]): Who => ({ who: 'organization', contacts, staff, isPartners: true })
/** PAR-3, PAR-12: at work for those customers that let the partner in; nobody else, the vendor's people neither. */
const forCustomers: Who = { who: 'customers' }
/** PAR-3, REN-6: those of them who price and quote, for customers that let them. */
const forQuoting: Who = { who: 'customers', quotes: true }

/** Every operation that a company's people and the vendor's may do, by the requirement that says so. */
const operations: Record<string, Who> = {
  // ACC-10 to ACC-14: whoever comes, and everybody for themselves.
  signIn: anybody,
  confirmSignIn: anybody,
  signOut: anybody,
  requestLoginId: anybody,
  requestPasswordReset: anybody,
  readPasswordLink: anybody,
  resetPassword: anybody,
  readInvitation: anybody,
  acceptInvitation: anybody,
  joinWithInvitation: anybody,
  readMe: signIn,
  updateMe: signIn,
  changePassword: signIn,
  beginSecondFactor: signIn,
  confirmSecondFactor: signIn,
  removeSecondFactor: signIn,
  renewRecoveryCodes: signIn,
  listSessions: signIn,
  endSession: signIn,
  endOtherSessions: signIn,
  endAllSessions: signIn,
  // ACC-16: those who answer customers look at the portal as one of them.
  readViewAs: vendor('customer-service', 'licensing-operator'),
  startViewAs: vendor('customer-service', 'licensing-operator'),
  endViewAs: vendor('customer-service', 'licensing-operator'),
  // LIC-3 to LIC-12, LIC-18, ACC-6: unrestricted contacts; licensing operators for them; other staff read.
  listLicences: company(maySeeLicences, ...everyRole),
  exportLicences: company(maySeeLicences, ...everyRole),
  readLicence: company(maySeeLicences, ...everyRole),
  listHosts: company(maySeeLicences, ...everyRole),
  listLicenceEvents: company(maySeeLicences, ...everyRole),
  previewAllocation: company(maySeeLicences, 'licensing-operator'),
  allocateLicence: company(maySeeLicences, 'licensing-operator'),
  previewReallocation: company(maySeeLicences, 'licensing-operator'),
  reallocateLicence: company(maySeeLicences, 'licensing-operator'),
  returnAllocation: company(maySeeLicences, 'licensing-operator'),
  changeFeatures: company(maySeeLicences, 'licensing-operator'),
  reissueFile: company(() => false, 'licensing-operator'),
  hideLicence: company(maySeeLicences),
  // LIC-3: a contact's own views; the vendor's people keep none.
  listLicenceViews: company(maySeeLicences),
  saveLicenceView: company(maySeeLicences),
  deleteLicenceView: company(maySeeLicences),
  unhideLicence: company(maySeeLicences),
  downloadLicenceFile: company(maySeeLicences, 'licensing-operator', 'customer-service'),
  // LIC-2: fulfilment is the licensing operators'.
  previewFulfilment: company(() => false, 'licensing-operator'),
  fulfilOrderLine: company(() => false, 'licensing-operator'),
  findLicences: vendor(),
  // REN-1, REN-15: prices are the catalogue managers', and the vendor's people read them.
  listProgrammes: vendor(),
  readProgramme: vendor(),
  createProgramme: vendor('catalogue-manager'),
  saveProgramme: vendor('catalogue-manager'),
  listPriceSchedules: vendor(),
  readPriceSchedule: vendor(),
  createPriceSchedule: vendor('catalogue-manager'),
  startPriceDraft: vendor('catalogue-manager'),
  readPriceVersion: vendor(),
  savePriceDraft: vendor('catalogue-manager'),
  discardPriceDraft: vendor('catalogue-manager'),
  listPriceRates: vendor(),
  exportPriceRates: vendor(),
  importPriceRates: vendor('catalogue-manager'),
  checkPriceDraft: vendor(),
  publishPriceVersion: vendor('catalogue-manager'),
  readRenewalPrices: company(mayRenew, ...everyRole),
  listRenewalPrices: company(mayRenew, ...everyRole),
  exportRenewalPrices: company(mayRenew, ...everyRole),
  // REN-5, REN-10, REN-24: who buys for the company renews; the vendor's people look on, and its specialists book.
  listRenewableLines: company(mayRenew, ...everyRole),
  priceRenewal: company(mayRenew, ...everyRole),
  saveQuote: company(mayRenew),
  listQuotes: company(mayRenew, ...everyRole),
  readQuote: company(mayRenew, ...everyRole),
  listQuoteLines: company(mayRenew, ...everyRole),
  downloadQuoteDocument: company(mayRenew, ...everyRole),
  exportQuote: company(mayRenew, ...everyRole),
  downloadQuotePdf: company(mayRenew, ...everyRole),
  // REN-10: whoever buys shares a quote, and the desk; whoever has a link reads it.
  shareQuote: company(mayRenew, ...theDesk),
  listQuoteLinks: company(mayRenew, ...everyRole),
  withdrawQuoteLink: company(mayRenew, ...theDesk),
  readSharedQuote: anybody,
  listSharedQuoteLines: anybody,
  downloadSharedQuotePdf: anybody,
  // REN-15: whom a company pays is told to everybody who belongs to it, and kept by few.
  readVendorDetails: vendor('staff-administrator'),
  saveVendorDetails: vendor('staff-administrator'),
  readSupplierPack: company(comesIn, ...everyRole),
  downloadSupplierPack: company(comesIn, ...everyRole),
  // REN-11: what covers a licence is told to whoever sees the licence.
  readRenewalCertificate: company(maySeeLicences, ...everyRole),
  downloadRenewalCertificate: company(maySeeLicences, ...everyRole),
  labelQuote: company(mayRenew),
  duplicateQuote: company(mayRenew),
  cancelQuote: company(mayRenew, ...theDesk),
  acceptQuote: company(mayRenew),
  listOrders: company(mayRenew, ...everyRole),
  readOrder: company(mayRenew, ...everyRole),
  cancelOrder: company(mayRenew),
  listOrdersToBook: vendor(),
  // REN-16: who buys for the company reads who is reminded; administrators say so.
  readReminderSettings: company(mayRenew, ...everyRole),
  saveReminderSettings: company(administers),
  listReminders: company(mayRenew, ...everyRole),
  readRenewalCalendar: company(mayRenew, ...everyRole),
  bookOrder: company(() => false, 'renewals-specialist'),
  // REN-7, REN-10, REN-12: the desk prepares and sends, those whom the matrix names agree; customers decline and ask.
  listQuotesOfAll: vendor(),
  priceManualQuote: company(() => false, ...theDesk),
  prepareQuote: company(() => false, ...theDesk),
  reviseQuote: company(() => false, ...theDesk),
  readQuoteDesk: company(() => false, ...everyRole),
  decideQuote: company(() => false, 'renewals-manager', 'finance-manager'),
  sendQuote: company(() => false, ...theDesk),
  assignSpecialist: company(() => false, ...theDesk, 'customer-service'),
  // REN-7: renewals managers say who looks after which part of the world.
  listTerritories: vendor(),
  assignTerritory: vendor('renewals-manager'),
  declineQuote: company(mayRenew),
  askAboutQuote: company(mayRenew),
  listQuoteQuestions: company(mayRenew, ...everyRole),
  answerQuoteQuestion: company(() => false, ...theDesk),
  // ACC-1, ACC-17: everybody reads their company; administrators keep it up; names change by request only.
  readOrganization: company(comesIn, ...everyRole),
  readOverview: company(comesIn, ...everyRole),
  search: company(comesIn, ...everyRole),
  updateOrganization: company(administers, 'customer-service'),
  addAddress: company(administers, 'customer-service'),
  updateAddress: company(administers, 'customer-service'),
  removeAddress: company(administers, 'customer-service'),
  updateOrganizationFacts: company(() => false, 'customer-service', 'licensing-operator'),
  findOrganizations: vendor(),
  createOrganization: vendor('customer-service', 'licensing-operator'),
  listStaffMembers: vendor(),
  // ACC-4, ACC-5, ACC-10: people. Whom one sees is a question of rows.
  listContacts: company(isMember, ...everyRole),
  exportContacts: company(isMember, ...everyRole),
  readContact: company(isMember, ...everyRole),
  addContact: company(administers, 'customer-service'),
  resendInvitation: company(administers, 'customer-service'),
  updateContact: company(administers, 'customer-service'),
  deactivateContact: company(administers, 'customer-service'),
  reactivateContact: company(administers, 'customer-service'),
  readProfile: company(comesIn),
  updateProfile: company(maySeeLicences),
  requestEmailChange: company(maySeeLicences),
  confirmEmailChange: company(maySeeLicences),
  findContacts: vendor(),
  // ACC-6: everybody asks for themselves, an unrestricted administrator decides, a restricted one and the vendor look on.
  readOwnAccess: company(isMember),
  requestAccess: company(isMember),
  withdrawAccessRequest: company(isMember),
  listAccessRequests: company(seesPeople, ...everyRole),
  readAccessRequest: company(seesPeople, ...everyRole),
  grantAccess: company(administers),
  refuseAccess: company(administers),
  // ACC-9: any contact asks, reads and objects; customer service decides.
  readRecovery: company(isMember, ...everyRole),
  requestRecovery: company(isMember),
  readRecoveryRequest: company(isMember, ...everyRole),
  withdrawRecoveryRequest: company(isMember),
  objectToRecovery: company(isMember),
  withdrawObjection: company(isMember),
  listRecoveryRequests: vendor(),
  approveRecovery: company(() => false, 'customer-service'),
  refuseRecovery: company(() => false, 'customer-service'),
  // PAR-1, PAR-3: everybody of a partner reads its account; two roles keep it up, a third its location.
  readPartner: partner(comesIn, ...everyRole),
  readPartnerChoices: partner(comesIn, ...everyRole),
  updatePartner: partner(keepsUp, 'partner-manager'),
  addPartnerLocation: partner(keepsUp, 'partner-manager'),
  updatePartnerLocation: partner(keepsPlaces, 'partner-manager'),
  removePartnerLocation: partner(keepsUp, 'partner-manager'),
  listPartnerPeople: partner(comesIn, ...everyRole),
  readPartnerPerson: partner(comesIn, ...everyRole),
  savePartnerRoles: partner(keepsPlaces, 'partner-manager'),
  changeMembership: partner(() => false, 'partner-manager'),
  // PAR-1, PAR-6: the programme is the partner managers'; their colleagues look on.
  registerPartner: company(() => false, 'partner-manager'),
  listPartners: vendor(),
  listPartnerLevels: vendor(),
  listMissingPartners: vendor(),
  readMissingPartner: company(() => false, ...everyRole),
  settleMissingPartner: company(() => false, 'partner-manager'),
  // PAR-5, PAR-6, PAR-8: whoever uses the licensing tools finds partners and sees whom the company let in; administrators decide.
  findPartners: company(maySeeLicences, ...everyRole),
  listPartnerContacts: company(maySeeLicences, ...everyRole),
  listAdvisors: company(maySeeLicences, ...everyRole),
  readAdvisor: company(maySeeLicences, ...everyRole),
  listLicenceAssignments: company(maySeeLicences, ...everyRole),
  reportMissingPartner: company(administers),
  startAdvisorDraft: company(administers),
  listAdvisorDrafts: company(administers),
  readAdvisorDraft: company(administers),
  updateAdvisorDraft: company(administers),
  listDraftLicences: company(administers),
  tickDraftLicences: company(administers),
  confirmAdvisorDraft: company(administers),
  discardAdvisorDraft: company(administers),
  updateAdvisor: company(administers),
  changeAssignments: company(administers),
  dismissUndecided: company(administers),
  removeAdvisor: company(administers),
  // PAR-3, PAR-12: every role of an active partner.
  searchCustomers: forCustomers,
  readCustomer: forCustomers,
  noticeCustomer: forCustomers,
  listCustomerTasks: forCustomers,
  listSharedLicences: forCustomers,
  readSharedLicence: forCustomers,
  // PAR-13, REN-4, REN-6: a partner renews for its customers, and asks them for what must renew together.
  listCustomerRenewals: forQuoting,
  listCustomerLines: forQuoting,
  priceCustomerRenewal: forQuoting,
  saveCustomerQuote: forQuoting,
  quoteCustomers: forQuoting,
  listPartnerQuotes: forQuoting,
  readCustomerQuote: forQuoting,
  listCustomerQuoteLines: forQuoting,
  downloadCustomerQuotePdf: forQuoting,
  completeCustomerQuote: forQuoting,
  reviseCustomerQuote: forQuoting,
  sendCustomerQuote: forQuoting,
  cancelCustomerQuote: forQuoting,
  askForLicences: forQuoting,
  // PAR-11: the vendor knows and decides who gets the commission; a partner reads its own, a customer none.
  listDealCredits: company(() => false, ...everyRole),
  changeDealCredit: company(() => false, 'partner-manager', ...theDesk),
  listPartnerCredits: partner(() => false, ...everyRole),
  listOwnCredits: forQuoting,
  listLicenceRequests: company(administers),
  readLicenceRequest: company(administers),
  agreeToRequest: company(administers),
  refuseRequest: company(administers),
  // ACC-18: the trail is the administrators'.
  listAuditEvents: company(administers, ...everyRole),
  exportAuditEvents: company(administers, ...everyRole),
  // UX-36: everybody keeps files of the lists that they may read.
  requestExport: company(comesIn, ...everyRole),
  listExports: company(comesIn, ...everyRole),
  readExport: company(comesIn, ...everyRole),
  cancelExport: company(comesIn, ...everyRole),
  downloadExport: company(comesIn, ...everyRole),
  // LIC-1: the catalogue's pages are the vendor's.
  listProducts: vendor(),
  readProduct: vendor(),
  listSkus: vendor(),
  exportCatalogue: vendor(),
  createProduct: vendor('catalogue-manager'),
  saveProduct: vendor('catalogue-manager'),
  importCatalogue: vendor('catalogue-manager'),
  // Work that was given up is looked after by those who run the portal and those who fulfil.
  listGivenUpJobs: vendor('staff-administrator', 'licensing-operator'),
  retryJob: vendor('staff-administrator', 'licensing-operator'),
  // PLT-8, PLT-10: what is on every page anybody reads; those who run the portal write it.
  readPortalFrame: anybody,
  readPortalContent: vendor('staff-administrator'),
  saveUsefulLinks: vendor('staff-administrator'),
  saveServiceNotice: vendor('staff-administrator'),
  endServiceNotice: vendor('staff-administrator'),
  // LIC-7: what a file says, and whether it is genuine, for whoever has it in hand.
  verifyLicenceFile: anybody,
  // PLT-7: the demo shows everybody its sign-ins and letters; elsewhere there are no such operations.
  listPersonas: anybody,
  listLetters: anybody,
  readLetter: anybody,
  // The help centre is public and the same for everybody.
  listArticles: anybody,
  readArticle: anybody,
  searchArticles: anybody,
  rateArticle: anybody,
}

/** Who may use an operation; throws, saying what to add, where nobody has said so. */
export function whoMay(operation: string): Who {
  const who = operations[operation]
  if (who) return who
  throw new Error(
    `Nobody has said who may use ${operation}: add it to "operations" in testing/isolation/oracle-operations.ts, from the requirement, not from the code.`,
  )
}
