import type { Instant } from '../values/calendar.ts'

/** What a contact is for in the organization (ACC-5). Rights of several types add up. */
export const contactTypes = ['administrator', 'ship-to', 'bill-to', 'sales'] as const
export type ContactType = (typeof contactTypes)[number]

/** What the vendor's own people do. Each role opens its part of the console. */
export const staffRoles = [
  'licensing-operator',
  'customer-service',
  'catalogue-manager',
  'partner-manager',
  'renewals-specialist',
  'renewals-manager',
  'finance-manager',
  'staff-administrator',
] as const
export type StaffRole = (typeof staffRoles)[number]

/** What somebody does at a partner, besides being a contact there (PAR-3). Rights of several roles add up. */
export const partnerRoles = [
  'organization-administrator',
  'business-executive',
  'location-administrator',
  'sales',
  'technical',
] as const
export type PartnerRole = (typeof partnerRoles)[number]

/** Where a partner stands in the programme (PAR-1). Only an active one may see customers. */
export const partnerStatuses = ['prospect', 'pending', 'active', 'expired', 'suspended'] as const
export type PartnerStatus = (typeof partnerStatuses)[number]

/** What a contact of a partner is there; `location` is the one that a location administrator runs. */
export type PartnerStanding = { status: PartnerStatus; roles: PartnerRole[]; location: string | null }

/** An organization as every page and every message names it. */
export type OrganizationRef = { id: string; number: string; name: string }

/** Nobody has signed in. */
export type Visitor = { kind: 'visitor' }

/** Somebody signed in who acts for no organization: their own sessions, password, second factor. */
export type Person = { kind: 'person'; userId: string; sessionId: string; name: string }

/** Somebody of the vendor's staff who looks at the portal as a contact: they may read, and nothing else (ACC-16). */
export type ViewedBy = { staffId: string; name: string; contactName: string; until: Instant }

/** A signed-in person who acts for the organization they are a contact of (ACC-11, ACC-15). */
export type ContactActor = {
  kind: 'contact'
  userId: string
  sessionId: string
  contactId: string
  name: string
  organization: OrganizationRef
  types: ContactType[]
  restricted: boolean
  /** Null where the organization is no partner. */
  partner: PartnerStanding | null
  /** Set where it is not the contact: then `userId`, `sessionId` and `name` are of the one who looks. */
  viewedBy?: ViewedBy
}

/** One of the vendor's people. `organization` is the one whose pages are open, if any. */
export type StaffActor = {
  kind: 'staff'
  userId: string
  sessionId: string
  staffId: string
  name: string
  roles: StaffRole[]
  organization: OrganizationRef | null
}

/** The portal itself, doing later what somebody caused. */
export type Worker = { kind: 'worker' }

/** Who does something, and for whom. Every operation, row and audit entry is about exactly one. */
export type Actor = Visitor | Person | ContactActor | StaffActor | Worker
