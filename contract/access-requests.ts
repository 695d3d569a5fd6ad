import { z } from 'zod'
import { contactTypes } from './actor.ts'
import { endpoint } from './endpoint.ts'
import { id, instantField, optionalParagraph, organizationNumber, pageInput, pageOf, whyNot } from './fields.ts'

/**
 * How a request stands. `closed`: the contact's access was changed otherwise, or has ended, so nothing is left to decide.
 * `lapsed`: nobody decided within 90 days.
 */
export const accessRequestStatuses = ['open', 'granted', 'refused', 'withdrawn', 'closed', 'lapsed'] as const

const requestFacts = {
  id,
  note: z.string().nullable(),
  status: z.enum(accessRequestStatuses),
  askedAt: instantField,
  decidedAt: instantField.nullable(),
  /** The name of whoever ended it; null where nobody did. */
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
}

/** A request as its administrators see it, with what they may do. */
export const accessRequest = z.strictObject({
  ...requestFacts,
  contact: z.strictObject({
    id,
    name: z.string(),
    email: z.string(),
    jobTitle: z.string().nullable(),
    types: z.array(z.enum(contactTypes)),
  }),
  actions: z.strictObject({ grant: whyNot, refuse: whyNot }),
})
export type AccessRequestView = z.output<typeof accessRequest>

/** How somebody's own access stands, and what they may do about it (ACC-6). */
export const ownAccess = z.strictObject({
  restricted: z.boolean(),
  /** The unrestricted administrators, who decide. */
  administrators: z.array(z.strictObject({ name: z.string(), email: z.string() })),
  /** What was asked for last. */
  request: z.strictObject(requestFacts).nullable(),
  actions: z.strictObject({ ask: whyNot, withdraw: whyNot }),
})
export type OwnAccessView = z.output<typeof ownAccess>

const inOrganization = { number: organizationNumber }
const ofRequest = { ...inOrganization, accessRequestId: id }

/** Asking for access, and deciding on it (ACC-6). */
export const askingForAccess = {
  readOwnAccess: endpoint({
    method: 'GET',
    path: '/organizations/{number}/own-access',
    summary: 'Whether one’s access is limited, who can change that, and what was asked for last (ACC-6)',
    permission: 'access.request',
    input: z.strictObject(inOrganization),
    output: ownAccess,
    refusals: [],
  }),
  requestAccess: endpoint({
    method: 'POST',
    path: '/organizations/{number}/access-requests',
    summary: 'A restricted contact asks the administrators for access; an open request stays the only one (ACC-6)',
    permission: 'access.request',
    input: z.strictObject({ ...inOrganization, note: optionalParagraph(500) }),
    output: ownAccess,
    refusals: ['access-not-limited', 'no-administrator', 'access-asked-often'],
    repeat: 'once',
  }),
  withdrawAccessRequest: endpoint({
    method: 'POST',
    path: '/organizations/{number}/access-requests/{accessRequestId}/withdraw',
    summary: 'Takes one’s own open request back (ACC-6)',
    permission: 'access.request',
    input: z.strictObject(ofRequest),
    output: ownAccess,
    refusals: ['access-request-decided'],
    repeat: 'once',
  }),
  listAccessRequests: endpoint({
    method: 'GET',
    path: '/organizations/{number}/access-requests',
    summary: 'Requests for access: the open ones newest first, or those that are over (ACC-6)',
    permission: 'access.read',
    input: z.strictObject({
      ...inOrganization,
      state: z.enum(['open', 'over'], 'not-one-of').default('open'),
      ...pageInput,
    }),
    output: pageOf(accessRequest),
    refusals: [],
  }),
  readAccessRequest: endpoint({
    method: 'GET',
    path: '/organizations/{number}/access-requests/{accessRequestId}',
    summary: 'One request for access, with what may be done and why not (ACC-6)',
    permission: 'access.read',
    input: z.strictObject(ofRequest),
    output: accessRequest,
    refusals: [],
  }),
  grantAccess: endpoint({
    method: 'POST',
    path: '/organizations/{number}/access-requests/{accessRequestId}/grant',
    summary: 'Lifts the restriction of whoever asked, with their next request (ACC-5, ACC-6)',
    permission: 'access.decide',
    input: z.strictObject(ofRequest),
    output: accessRequest,
    refusals: ['access-request-decided', 'own-rights'],
    repeat: 'once',
  }),
  refuseAccess: endpoint({
    method: 'POST',
    path: '/organizations/{number}/access-requests/{accessRequestId}/refuse',
    summary: 'Leaves the restriction as it is, and tells whoever asked (ACC-6)',
    permission: 'access.decide',
    input: z.strictObject({ ...ofRequest, reason: optionalParagraph(500) }),
    output: accessRequest,
    refusals: ['access-request-decided', 'own-rights'],
    repeat: 'once',
  }),
}
