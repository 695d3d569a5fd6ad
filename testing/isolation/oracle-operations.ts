import { endpointOf, isOperationName } from '../../contract/all.ts'
import { administers, maySeeLicences, maySignIn, seesPeople } from './oracle.ts'
import type { ContactRow, World } from './world-rows.ts'

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
  accessRequestId: 'access_requests',
  recoveryRequestId: 'recovery_requests',
  missingPartnerId: 'missing_partners',
} as const
export type ObjectTable = (typeof objects)[keyof typeof objects]

/** The field of an input that names the object, if the operation is about one. */
export function objectField(input: Record<string, unknown>): keyof typeof objects | null {
  const isField = (name: string): name is keyof typeof objects => Object.hasOwn(objects, name)
  return Object.keys(input).find(isField) ?? null
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
  'staff-administrator',
]

/** The partner that every call names which names one. */
export const namedPartner = '10000004'

/** Who may do it: anybody, any sign-in, one of the vendor's people, or somebody within an organization. */
type Who =
  | { who: 'anybody' }
  | { who: 'sign-in' }
  | { who: 'vendor'; staff: readonly string[] }
  | { who: 'organization'; contacts: (contact: ContactRow) => boolean; staff: readonly string[] }

const anybody: Who = { who: 'anybody' }
const signIn: Who = { who: 'sign-in' }
const vendor = (...staff: string[]): Who => ({ who: 'vendor', staff: staff.length > 0 ? staff : everyRole })
const company = (contacts: (contact: ContactRow) => boolean, ...staff: string[]): Who => ({
  who: 'organization',
  contacts,
  staff,
})

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
  // ACC-1, ACC-17: everybody reads their company; administrators keep it up; names change by request only.
  readOrganization: company(maySignIn, ...everyRole),
  readOverview: company(maySignIn, ...everyRole),
  search: company(maySignIn, ...everyRole),
  updateOrganization: company(administers, 'customer-service'),
  addAddress: company(administers, 'customer-service'),
  updateAddress: company(administers, 'customer-service'),
  removeAddress: company(administers, 'customer-service'),
  updateOrganizationFacts: company(() => false, 'customer-service', 'licensing-operator'),
  findOrganizations: vendor(),
  createOrganization: vendor('customer-service', 'licensing-operator'),
  listStaffMembers: vendor(),
  // ACC-4, ACC-5, ACC-10: people. Whom one sees is a question of rows.
  listContacts: company(maySignIn, ...everyRole),
  exportContacts: company(maySignIn, ...everyRole),
  readContact: company(maySignIn, ...everyRole),
  addContact: company(administers, 'customer-service'),
  resendInvitation: company(administers, 'customer-service'),
  updateContact: company(administers, 'customer-service'),
  deactivateContact: company(administers, 'customer-service'),
  reactivateContact: company(administers, 'customer-service'),
  readProfile: company(maySignIn),
  updateProfile: company(maySeeLicences),
  requestEmailChange: company(maySeeLicences),
  confirmEmailChange: company(maySeeLicences),
  findContacts: vendor(),
  // ACC-6: everybody asks for themselves, an unrestricted administrator decides, a restricted one and the vendor look on.
  readOwnAccess: company(maySignIn),
  requestAccess: company(maySignIn),
  withdrawAccessRequest: company(maySignIn),
  listAccessRequests: company(seesPeople, ...everyRole),
  readAccessRequest: company(seesPeople, ...everyRole),
  grantAccess: company(administers),
  refuseAccess: company(administers),
  // ACC-9: any contact asks, reads and objects; customer service decides.
  readRecovery: company(maySignIn, ...everyRole),
  requestRecovery: company(maySignIn),
  readRecoveryRequest: company(maySignIn, ...everyRole),
  withdrawRecoveryRequest: company(maySignIn),
  objectToRecovery: company(maySignIn),
  withdrawObjection: company(maySignIn),
  listRecoveryRequests: vendor(),
  approveRecovery: company(() => false, 'customer-service'),
  refuseRecovery: company(() => false, 'customer-service'),
  // PAR-1, PAR-3: whoever is no partner has no such account, nor have the vendor's people one to show.
  readPartner: company(() => false),
  readPartnerChoices: company(() => false),
  updatePartner: company(() => false),
  addPartnerLocation: company(() => false),
  updatePartnerLocation: company(() => false),
  removePartnerLocation: company(() => false),
  listPartnerPeople: company(() => false),
  readPartnerPerson: company(() => false),
  savePartnerRoles: company(() => false),
  changeMembership: company(() => false),
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
  // PAR-3, PAR-12: whoever is no partner has no customers, nor do the vendor's people look with a partner's eyes.
  searchCustomers: company(() => false),
  readCustomer: company(() => false),
  noticeCustomer: company(() => false),
  listCustomerTasks: company(() => false),
  listSharedLicences: company(() => false),
  readSharedLicence: company(() => false),
  // ACC-18: the trail is the administrators'.
  listAuditEvents: company(administers, ...everyRole),
  exportAuditEvents: company(administers, ...everyRole),
  // UX-36: everybody keeps files of the lists that they may read.
  requestExport: company(maySignIn, ...everyRole),
  listExports: company(maySignIn, ...everyRole),
  readExport: company(maySignIn, ...everyRole),
  cancelExport: company(maySignIn, ...everyRole),
  downloadExport: company(maySignIn, ...everyRole),
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

/** What must become of a call. `nowhere`: signed in, but for no company and not of the vendor's people. */
export type Decision = 'allowed' | 'denied' | 'hidden' | 'nowhere' | 'not signed in'

/** Who calls and about what. `objectId` null: the operation is about no single object. */
export type Asked = {
  userId: string | null
  sessionId: string | null
  operation: string
  number: string | null
  objectId: string | null
  table: ObjectTable | null
}

/** The contact that somebody acts as under this organization's number (ACC-15), if they may. */
export function actingContact(world: World, userId: string | null, number: string | null): ContactRow | null {
  const company = world.rows.organizations.find((one) => one.number === number && one.status === 'active')
  const found = world.rows.contacts.find((one) => one.organization_id === company?.id && one.user_id === userId)
  return userId !== null && company && found && maySignIn(found) ? found : null
}

/** Whether somebody is one of the vendor's people now. */
export function staffRow(world: World, userId: string | null) {
  return world.rows.staff_members.find((one) => one.user_id === userId && one.status === 'active') ?? null
}

/** The moment at which worlds are asked. */
const now = '2026-11-16T09:00:00Z'

/** ACC-16: the contact as whom a session of the staff looks at this organization now, if it does. */
export function viewedContact(
  world: World,
  { userId, sessionId }: Pick<Asked, 'userId' | 'sessionId'>,
  number: string | null,
): ContactRow | null {
  const roles = staffRow(world, userId)?.roles ?? []
  const company = world.rows.organizations.find((one) => one.number === number && one.status === 'active')
  const view = world.rows.view_as.find(
    (one) =>
      one.organization_id === company?.id &&
      one.session_id === sessionId &&
      one.user_id === userId &&
      one.ended_at === null &&
      one.until > now,
  )
  const found = view && world.rows.contacts.find((one) => one.id === view.contact_id)
  const mayLook = roles.includes('customer-service') || roles.includes('licensing-operator')
  return found && mayLook && maySignIn(found) ? found : null
}

/** The contact whose rights a call has: the one looked as, else the caller themselves. */
export function contactFor(
  world: World,
  asked: Pick<Asked, 'userId' | 'sessionId'>,
  number: string | null,
): ContactRow | null {
  return viewedContact(world, asked, number) ?? actingContact(world, asked.userId, number)
}

/** ACC-16: what may not be done while looking as a contact: changing something, and taking a file away. */
function isMoreThanLooking(operation: string): boolean {
  if (!isOperationName(operation)) return true
  const { method, produces } = endpointOf(operation)
  return method !== 'GET' || produces !== undefined
}

/** What must become of this call (ACC-5, ACC-6, ACC-7). */
export function decide(world: World, asked: Asked): Decision {
  const rule = whoMay(asked.operation)
  if (rule.who === 'anybody') return 'allowed'
  if (asked.userId === null) return 'not signed in'
  if (rule.who === 'sign-in') return decideOwn(world, asked)
  const staff = staffRow(world, asked.userId)
  const hasRole = staff?.roles.some((role) => rule.staff.includes(role)) ?? false
  if (rule.who === 'vendor') return hasRole ? decideForVendor(world, asked) : 'denied'
  if (viewedContact(world, asked, asked.number) && isMoreThanLooking(asked.operation)) return 'denied'
  const contact = contactFor(world, asked, asked.number)
  if (!contact && !staff)
    return world.rows.organizations.some((one) => actingContact(world, asked.userId, one.number)) ? 'hidden' : 'nowhere'
  const organization = world.rows.organizations.find((one) => one.number === asked.number)
  if (!organization) return 'hidden'
  if (!(contact ? rule.contacts(contact) : hasRole)) return 'denied'
  if (asked.operation === 'listPartnerContacts')
    return world.rows.partners.some((one) => one.number === namedPartner) ? 'allowed' : 'hidden'
  if (asked.table !== null && !isThere(world, asked, organization.id, contact)) return 'hidden'
  return asked.operation === 'downloadExport' && contact && !mayReadList(world, asked, contact) ? 'denied' : 'allowed'
}

/** What the vendor's people ask of an object of some organization: both must be there. */
function decideForVendor(world: World, asked: Asked): Decision {
  if (asked.table === null || asked.number === null) return 'allowed'
  const organization = world.rows.organizations.find((one) => one.number === asked.number)
  return organization && isThere(world, asked, organization.id, null) ? 'allowed' : 'hidden'
}

function decideOwn(world: World, { userId, objectId, table }: Asked): Decision {
  if (table === null) return 'allowed'
  const own = world.rows.sessions.find((one) => one.id === objectId && one.user_id === userId)
  return own ? 'allowed' : 'hidden'
}

/** UX-36: whether a contact may still read the list of which a file is. The vendor's people read them all. */
function mayReadList(world: World, { objectId }: Asked, contact: ContactRow): boolean {
  const kind = world.rows.exports.find((one) => one.id === objectId)?.kind
  if (kind === 'licences') return maySeeLicences(contact)
  return kind === 'audit-events' ? administers(contact) : true
}

/** Whether the object is one of the organization's, and one that this contact may see. */
function isThere(world: World, asked: Asked, organizationId: string, contact: ContactRow | null): boolean {
  if (asked.table === null || asked.table === 'sessions') return false
  if (asked.table === 'saved_views' || asked.table === 'advisor_drafts')
    return world.rows[asked.table].some(
      (one) => one.organization_id === organizationId && one.contact_id === contact?.id && one.id === asked.objectId,
    )
  if (asked.table === 'exports')
    return world.rows.exports.some(
      (one) => one.organization_id === organizationId && one.user_id === asked.userId && one.id === asked.objectId,
    )
  if (asked.operation === 'withdrawAccessRequest')
    return world.rows.access_requests.some(
      (one) => one.organization_id === organizationId && one.contact_id === contact?.id && one.id === asked.objectId,
    )
  const rows = world.rows[asked.table].filter((one) => one.organization_id === organizationId)
  if (asked.table !== 'contacts' || !contact || contact.types.includes('administrator'))
    return rows.some((one) => one['id'] === asked.objectId)
  return world.rows.contacts.some(
    (one) =>
      one.organization_id === organizationId &&
      one.id === asked.objectId &&
      (one.id === contact.id || (one.status === 'active' && administers(one))),
  )
}
