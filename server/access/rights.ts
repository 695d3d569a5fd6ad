import type { Actor, ContactActor, PartnerRole, StaffRole } from '../../contract/actor.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { RefusalCode } from '../../contract/refusals.ts'

/** The columns of the table for contacts: each type, unrestricted and restricted (ACC-5). */
type ContactColumn = 'administrator' | 'ship-to' | 'bill-to' | 'restricted administrator' | 'restricted others'

/**
 * Who may do it. `anyone` asks for nothing, `owner` for a sign-in of their own. `partners` are roles of unrestricted people of
 * a partner that is active (PAR-3), or of one in any standing where `anyStanding` says so.
 */
type Holders =
  | 'anyone'
  | 'owner'
  | {
      contacts: readonly ContactColumn[]
      staff: readonly StaffRole[]
      partners?: readonly PartnerRole[]
      anyStanding?: true
    }

const everyContact = ['administrator', 'ship-to', 'bill-to', 'restricted administrator', 'restricted others'] as const
const unrestricted = ['administrator', 'ship-to', 'bill-to'] as const
const everyStaff = [
  'licensing-operator',
  'customer-service',
  'catalogue-manager',
  'partner-manager',
  'renewals-specialist',
  'renewals-manager',
  'finance-manager',
  'staff-administrator',
] as const
/** Whom bills go to, and administrators: unrestricted, as always. */
const buying = ['administrator', 'bill-to'] as const
/** The renewals desk: those who quote, and those who lead them. */
const desk = ['renewals-specialist', 'renewals-manager'] as const
const leading = ['organization-administrator', 'business-executive'] as const
const everyRole = [...leading, 'location-administrator', 'sales', 'technical'] as const

/**
 * The whole table of rights: permission by role, default deny. Rights of several types and roles add up. A contact who is only
 * of the type `sales` is in no column: such a contact has no sign-in, unless they have a role at a partner.
 */
export const rights: Record<Permission, Holders> = {
  public: 'anyone',
  'own.account': 'owner',
  'overview.read': { contacts: everyContact, staff: everyStaff, partners: everyRole, anyStanding: true },
  'licence.read': { contacts: unrestricted, staff: everyStaff },
  'licence.allocate': { contacts: unrestricted, staff: ['licensing-operator'] },
  'licence.hide': { contacts: unrestricted, staff: [] },
  'licence-view.keep': { contacts: unrestricted, staff: [] },
  'file.download': { contacts: unrestricted, staff: ['licensing-operator', 'customer-service'] },
  'profile.read': { contacts: everyContact, staff: [], partners: everyRole, anyStanding: true },
  'profile.edit': { contacts: unrestricted, staff: [] },
  'company.read': { contacts: everyContact, staff: everyStaff, partners: everyRole, anyStanding: true },
  'company.edit': { contacts: ['administrator'], staff: ['customer-service'] },
  'people.read': { contacts: everyContact, staff: everyStaff },
  'people.edit': { contacts: ['administrator'], staff: ['customer-service'] },
  'audit.read': { contacts: ['administrator'], staff: everyStaff },
  // ACC-5, ACC-6: everybody asks for themselves, an unrestricted administrator decides, and the vendor only looks on.
  'access.request': { contacts: everyContact, staff: [] },
  'access.read': { contacts: ['administrator', 'restricted administrator'], staff: everyStaff },
  'access.decide': { contacts: ['administrator'], staff: [] },
  // ACC-9: any contact asks and objects, customer service decides.
  'recovery.request': { contacts: everyContact, staff: [] },
  'recovery.read': { contacts: everyContact, staff: everyStaff },
  'recovery.decide': { contacts: [], staff: ['customer-service'] },
  // UX-36: everybody keeps files of the lists that they may read.
  'export.keep': { contacts: everyContact, staff: everyStaff, partners: everyRole, anyStanding: true },
  // PAR-5, PAR-8: everybody who may use the licensing tools sees who was let in; administrators decide it.
  'advisor.read': { contacts: unrestricted, staff: everyStaff },
  'advisor.edit': { contacts: ['administrator'], staff: [] },
  // PAR-3.
  'partner.read': { contacts: everyContact, staff: everyStaff, partners: everyRole, anyStanding: true },
  'partner.edit': { contacts: [], staff: ['partner-manager'], partners: leading },
  'partner.edit-location': {
    contacts: [],
    staff: ['partner-manager'],
    partners: [...leading, 'location-administrator'],
  },
  'partner.find': { contacts: [], staff: everyStaff },
  'partner.manage': { contacts: [], staff: ['partner-manager'] },
  'customer.find': { contacts: [], staff: [], partners: everyRole },
  'customer.read': { contacts: [], staff: [], partners: everyRole },
  // REN-6: prices and margins are not for those who look after the technical side alone.
  'customer.quote': { contacts: [], staff: [], partners: [...leading, 'location-administrator', 'sales'] },
  // ACC-16: those who answer customers see what customers see.
  'contact.view-as': { contacts: [], staff: ['customer-service', 'licensing-operator'] },
  'organization.find': { contacts: [], staff: everyStaff },
  'organization.edit': { contacts: [], staff: ['customer-service', 'licensing-operator'] },
  'licence.find': { contacts: [], staff: everyStaff },
  'licence.fulfil': { contacts: [], staff: ['licensing-operator'] },
  'licence.override': { contacts: [], staff: ['licensing-operator'] },
  'catalogue.read': { contacts: [], staff: everyStaff },
  'catalogue.edit': { contacts: [], staff: ['catalogue-manager'] },
  'job.read': { contacts: [], staff: ['staff-administrator', 'licensing-operator'] },
  'job.retry': { contacts: [], staff: ['staff-administrator', 'licensing-operator'] },
  'portal.edit': { contacts: [], staff: ['staff-administrator'] },
  // REN-15: where customers pay to is changed by few.
  'vendor.edit': { contacts: [], staff: ['staff-administrator'] },
  // REN-5, REN-10: who buys for a company sees what renewing costs, and orders it; the vendor's people look on, and book.
  'renewal.read': { contacts: buying, staff: everyStaff },
  'renewal.quote': { contacts: buying, staff: [] },
  'renewal.order': { contacts: buying, staff: [] },
  // REN-10: whoever made a quote takes it back; a customer declines what it was sent.
  'quote.cancel': { contacts: buying, staff: desk },
  // REN-10: whoever renews shows a quote to those who decide elsewhere; the desk does so for them.
  'quote.share': { contacts: buying, staff: desk },
  // REN-7, REN-12: the renewals desk.
  'quote.find': { contacts: [], staff: everyStaff },
  'quote.prepare': { contacts: [], staff: desk },
  'specialist.assign': { contacts: [], staff: [...desk, 'customer-service'] },
  'territory.assign': { contacts: [], staff: ['renewals-manager'] },
  'quote.decide': { contacts: [], staff: ['renewals-manager', 'finance-manager'] },
  // REN-16: administrators say who is reminded.
  'renewal.remind': { contacts: ['administrator'], staff: [] },
  // PAR-11: who gets the commission is the vendor's to know and to decide.
  'deal-credit.read': { contacts: [], staff: everyStaff },
  'deal-credit.change': { contacts: [], staff: ['partner-manager', ...desk] },
  'order.find': { contacts: [], staff: everyStaff },
  'order.book': { contacts: [], staff: ['renewals-specialist'] },
  // REN-15.
  'pricing.read': { contacts: [], staff: everyStaff },
  'pricing.edit': { contacts: [], staff: ['catalogue-manager'] },
}

/** Whether somebody of this kind may do this at all; which row it is about is asked later. */
export function mayActor(actor: Actor, permission: Permission): boolean {
  const holders = rights[permission]
  if (holders === 'anyone') return true
  if (holders === 'owner') return actor.kind === 'person' || actor.kind === 'contact' || actor.kind === 'staff'
  if (actor.kind === 'contact')
    return columnsOf(actor).some((column) => holders.contacts.includes(column)) || mayPartner(actor, holders)
  if (actor.kind === 'staff') return actor.roles.some((role) => holders.staff.includes(role))
  return actor.kind === 'worker'
}

/**
 * Why the reader may not do something at all, for the words beside the action; null when they may. Who looks at the portal as
 * a contact does nothing but read (ACC-16).
 */
export function whyNotReader(actor: Actor, permission: Permission): RefusalCode | null {
  if (actor.kind !== 'contact') return mayActor(actor, permission) ? null : 'not-allowed'
  if (!mayActor(actor, permission)) return actor.restricted ? 'access-limited' : 'not-allowed'
  return actor.viewedBy ? 'view-as-read-only' : null
}

function mayPartner({ restricted, partner }: ContactActor, holders: Exclude<Holders, string>): boolean {
  if (!partner || restricted || (partner.status !== 'active' && !holders.anyStanding)) return false
  return partner.roles.some((role) => holders.partners?.includes(role))
}

/** Whether contacts hold this permission only by a role at a partner: then that is what is missing. */
export function isForPartners(permission: Permission): boolean {
  const holders = rights[permission]
  return typeof holders !== 'string' && holders.partners !== undefined && holders.contacts.length === 0
}

function columnsOf(actor: ContactActor): ContactColumn[] {
  return actor.types
    .filter((type) => type !== 'sales')
    .map((type) =>
      actor.restricted ? (type === 'administrator' ? 'restricted administrator' : 'restricted others') : type,
    )
}
