import { z } from 'zod'
import { contactTypes } from './actor.ts'
import { endpoint } from './endpoint.ts'
import {
  changedLine,
  csvInput,
  email,
  fileOut,
  flag,
  id,
  instantField,
  language,
  line,
  listOf,
  optionalLine,
  organizationNumber,
  pageInput,
  pageOf,
  searchField,
  timeZone,
  total,
  whyNot,
} from './fields.ts'

/** Whether somebody takes part (ACC-4). */
export const contactStatuses = ['active', 'inactive'] as const
/** How far a contact has come with signing in: not invited, invited, the invitation has run out, can sign in. */
export const signInStates = ['none', 'invited', 'lapsed', 'active'] as const
/** What a list of contacts can be sorted by. */
export const contactSorts = ['name', 'email', 'newest'] as const

const typesInput = listOf(z.enum(contactTypes, 'not-one-of'), contactTypes.length)
  .refine((types) => types.length > 0, { error: 'required' })
  .transform((types) => contactTypes.filter((type) => types.includes(type)))

const summaryFacts = {
  id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  jobTitle: z.string().nullable(),
  phone: z.string().nullable(),
  types: z.array(z.enum(contactTypes)),
  restricted: z.boolean(),
  securityContact: z.boolean(),
  status: z.enum(contactStatuses),
  signIn: z.enum(signInStates),
}

/** A contact as a list shows it. */
export const contactSummary = z.strictObject({ ...summaryFacts, isYou: z.boolean() })
export type ContactSummary = z.output<typeof contactSummary>

/** A contact with everything known of them (ACC-4). */
export const contact = z.strictObject({
  ...summaryFacts,
  department: z.string().nullable(),
  mobilePhone: z.string().nullable(),
  fax: z.string().nullable(),
  language,
  timeZone: z.string(),
  /** Shown to staff only. */
  loginId: z.string().nullable(),
  /** An address that its owner has still to prove; shown to its owner only. */
  pendingEmail: z.strictObject({ email: z.string(), expiresAt: instantField }).nullable(),
  invitedUntil: instantField.nullable(),
  createdAt: instantField,
  isYou: z.boolean(),
  actions: z.strictObject({
    edit: whyNot,
    editRights: whyNot,
    invite: whyNot,
    deactivate: whyNot,
    reactivate: whyNot,
    /** Staff only: looking at the portal as this contact (ACC-16). */
    viewAs: whyNot,
  }),
  version: z.number().int(),
})
export type ContactView = z.output<typeof contact>

const inOrganization = { number: organizationNumber }
const ofContact = { ...inOrganization, contactId: id }

const ownFacts = {
  firstName: line(80).optional(),
  lastName: line(80).optional(),
  jobTitle: changedLine(100),
  department: changedLine(100),
  phone: changedLine(40),
  mobilePhone: changedLine(40),
  fax: changedLine(40),
  language: language.optional(),
  timeZone: timeZone.optional(),
}

const filters = {
  q: searchField,
  type: listOf(z.enum(contactTypes, 'not-one-of'), contactTypes.length).default([]),
  status: listOf(z.enum(contactStatuses, 'not-one-of'), contactStatuses.length).default([]),
  restricted: z.enum(['yes', 'no', ''], 'not-one-of').default(''),
  sort: z.enum(contactSorts, 'not-one-of').default('name'),
  order: z.enum(['ascending', 'descending'], 'not-one-of').default('ascending'),
}

/** The people of an organization and what each may do (ACC-4 to ACC-10). */
export const contacts = {
  listContacts: endpoint({
    method: 'GET',
    path: '/organizations/{number}/contacts',
    summary: 'People of the organization: all for its administrators, oneself and the administrators for others',
    permission: 'people.read',
    input: z.strictObject({ ...inOrganization, ...filters, ...pageInput }),
    output: z.strictObject({ ...pageOf(contactSummary).shape, total }),
    refusals: [],
  }),
  exportContacts: endpoint({
    method: 'GET',
    path: '/organizations/{number}/contacts.csv',
    summary: 'The same list as a CSV file at once, up to 5,000 rows; requestExport prepares longer ones (UX-37)',
    permission: 'people.read',
    input: z.strictObject({ ...inOrganization, ...filters, ...csvInput }),
    output: fileOut,
    produces: 'text/csv',
    refusals: ['export-too-large'],
  }),
  readContact: endpoint({
    method: 'GET',
    path: '/organizations/{number}/contacts/{contactId}',
    summary: 'One contact, with what may be done and why not (ACC-4)',
    permission: 'people.read',
    input: z.strictObject(ofContact),
    output: contact,
    refusals: [],
  }),
  addContact: endpoint({
    method: 'POST',
    path: '/organizations/{number}/contacts',
    summary: 'Adds a contact and, unless they are of the type sales alone, invites them to sign in (ACC-10)',
    permission: 'people.edit',
    input: z.strictObject({
      ...inOrganization,
      firstName: line(80),
      lastName: line(80),
      email,
      types: typesInput,
      restricted: flag.default(false),
      securityContact: flag.default(false),
      jobTitle: optionalLine(100),
      department: optionalLine(100),
      phone: optionalLine(40),
      mobilePhone: optionalLine(40),
      fax: optionalLine(40),
      language: language.optional(),
      timeZone: timeZone.default('UTC'),
    }),
    output: contact,
    refusals: ['email-taken'],
    repeat: 'once',
  }),
  resendInvitation: endpoint({
    method: 'POST',
    path: '/organizations/{number}/contacts/{contactId}/resend-invitation',
    summary: 'Invites a contact again; the former link stops working (ACC-10)',
    permission: 'people.edit',
    input: z.strictObject(ofContact),
    output: contact,
    refusals: ['invitation-not-open', 'cannot-sign-in', 'contact-not-active'],
    repeat: 'once',
  }),
  updateContact: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/contacts/{contactId}',
    summary: 'Changes a contact’s facts and rights; nobody changes their own rights (ACC-4, ACC-5, ACC-9)',
    permission: 'people.edit',
    input: z.strictObject({
      ...ofContact,
      ...ownFacts,
      email: email.optional(),
      types: typesInput.optional(),
      restricted: flag.optional(),
      securityContact: flag.optional(),
    }),
    output: contact,
    refusals: ['own-rights', 'company-decides', 'last-administrator', 'email-taken', 'email-of-owner'],
    precondition: 'version',
  }),
  deactivateContact: endpoint({
    method: 'POST',
    path: '/organizations/{number}/contacts/{contactId}/deactivate',
    summary: 'Ends a contact’s access to the organization with the next request (ACC-4, ACC-9)',
    permission: 'people.edit',
    input: z.strictObject({ ...ofContact, reason: optionalLine(500) }),
    output: contact,
    refusals: ['own-rights', 'last-administrator', 'contact-not-active'],
    repeat: 'once',
  }),
  reactivateContact: endpoint({
    method: 'POST',
    path: '/organizations/{number}/contacts/{contactId}/reactivate',
    summary: 'Gives a deactivated contact their access back (ACC-4)',
    permission: 'people.edit',
    input: z.strictObject(ofContact),
    output: contact,
    refusals: ['contact-active'],
    repeat: 'once',
  }),
  readProfile: endpoint({
    method: 'GET',
    path: '/organizations/{number}/profile',
    summary: 'One’s own contact in the organization (ACC-4)',
    permission: 'profile.read',
    input: z.strictObject(inOrganization),
    output: contact,
    refusals: [],
  }),
  updateProfile: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/profile',
    summary: 'Changes one’s own name, phones, language and time zone; never one’s own rights (ACC-4, ACC-5)',
    permission: 'profile.edit',
    input: z.strictObject({ ...inOrganization, ...ownFacts }),
    output: contact,
    refusals: [],
    precondition: 'version',
  }),
  requestEmailChange: endpoint({
    method: 'POST',
    path: '/organizations/{number}/profile/request-email-change',
    summary: 'Mails a link to one’s new address; nothing changes until it is opened (ACC-4)',
    permission: 'profile.edit',
    input: z.strictObject({ ...inOrganization, email }),
    output: contact,
    refusals: ['email-taken'],
    repeat: 'once',
  }),
  confirmEmailChange: endpoint({
    method: 'POST',
    path: '/organizations/{number}/profile/confirm-email-change',
    summary: 'Proves a new address with the link that was mailed to it, and takes it over (ACC-4)',
    permission: 'profile.edit',
    input: z.strictObject({ ...inOrganization, token: z.string().min(1, 'required').max(100, 'too-long') }),
    output: contact,
    refusals: ['link-not-valid', 'email-taken'],
    repeat: 'once',
  }),
  findContacts: endpoint({
    method: 'GET',
    path: '/contacts',
    summary: 'Staff: people of all organizations by words of a name, e-mail or login ID',
    permission: 'organization.find',
    input: z.strictObject({ q: searchField, ...pageInput }),
    output: pageOf(
      z.strictObject({
        ...summaryFacts,
        loginId: z.string().nullable(),
        organization: z.strictObject({ number: organizationNumber, name: z.string() }),
      }),
    ),
    refusals: [],
  }),
}
