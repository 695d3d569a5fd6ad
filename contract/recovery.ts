import { z } from 'zod'
import { contactTypes } from './actor.ts'
import { endpoint } from './endpoint.ts'
import {
  dayField,
  id,
  instantField,
  optionalParagraph,
  organizationNumber,
  pageInput,
  pageOf,
  paragraph,
  whyNot,
} from './fields.ts'

/** How a request stands: `waiting` until customer service has decided, whether or not the waiting time is over. */
export const recoveryStatuses = ['waiting', 'approved', 'refused', 'withdrawn'] as const

const person = z.strictObject({ name: z.string(), email: z.string() })

const summaryFacts = {
  id,
  /** Who asks, and would become an unrestricted administrator: no more than colleagues need, who may not see them otherwise. */
  contact: person,
  status: z.enum(recoveryStatuses),
  askedAt: instantField,
  /** The last day on which nobody decides. */
  waitsUntil: dayField,
  decidedAt: instantField.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
}

/** A request for a new administrator with all that its reader may know of it (ACC-9). */
export const recoveryRequest = z.strictObject({
  ...summaryFacts,
  evidence: z.string(),
  isYours: z.boolean(),
  /** Unrestricted administrators on record now. */
  administrators: z.array(person),
  /** Standing objections: one's own, and for the vendor's staff everybody's. */
  objections: z.array(
    z.strictObject({
      ...person.shape,
      types: z.array(z.enum(contactTypes)),
      reason: z.string(),
      objectedAt: instantField,
    }),
  ),
  actions: z.strictObject({
    withdraw: whyNot,
    object: whyNot,
    withdrawObjection: whyNot,
    approve: whyNot,
    refuse: whyNot,
  }),
})
export type RecoveryRequestView = z.output<typeof recoveryRequest>

/** A request in the list of the vendor's staff. */
const recoveryFound = z.strictObject({
  ...summaryFacts,
  organization: z.strictObject({ number: organizationNumber, name: z.string() }),
  objectionCount: z.number().int(),
  /** Whether the waiting time is over, so that it can be decided. */
  ripe: z.boolean(),
})
export type RecoveryFound = z.output<typeof recoveryFound>

const inOrganization = { number: organizationNumber }
const ofRequest = { ...inOrganization, recoveryRequestId: id }

/** How a company that lost its administrators gets one again (ACC-9). */
export const recovering = {
  readRecovery: endpoint({
    method: 'GET',
    path: '/organizations/{number}/recovery',
    summary: 'Who administers the company, and whether somebody asks to become its administrator (ACC-9)',
    permission: 'recovery.read',
    input: z.strictObject(inOrganization),
    output: z.strictObject({
      administrators: z.array(person),
      /** The newest request, if there was one. */
      request: z.strictObject(summaryFacts).nullable(),
      ask: whyNot,
    }),
    refusals: [],
  }),
  requestRecovery: endpoint({
    method: 'POST',
    path: '/organizations/{number}/recovery-requests',
    summary: 'A contact of a company that lost its administrators asks to become one; all contacts are told (ACC-9)',
    permission: 'recovery.request',
    input: z.strictObject({ ...inOrganization, evidence: paragraph(2000) }),
    output: recoveryRequest,
    refusals: ['still-administrator', 'recovery-under-way', 'recovery-asked-lately'],
    repeat: 'once',
  }),
  readRecoveryRequest: endpoint({
    method: 'GET',
    path: '/organizations/{number}/recovery-requests/{recoveryRequestId}',
    summary: 'One request for a new administrator, with what may be done and why not (ACC-9)',
    permission: 'recovery.read',
    input: z.strictObject(ofRequest),
    output: recoveryRequest,
    refusals: [],
  }),
  withdrawRecoveryRequest: endpoint({
    method: 'POST',
    path: '/organizations/{number}/recovery-requests/{recoveryRequestId}/withdraw',
    summary: 'Takes one’s own request back (ACC-9)',
    permission: 'recovery.request',
    input: z.strictObject(ofRequest),
    output: recoveryRequest,
    refusals: ['recovery-decided', 'recovery-not-yours'],
    repeat: 'once',
  }),
  objectToRecovery: endpoint({
    method: 'POST',
    path: '/organizations/{number}/recovery-requests/{recoveryRequestId}/object',
    summary: 'Tells customer service why somebody should not become administrator; the last reason counts (ACC-9)',
    permission: 'recovery.request',
    input: z.strictObject({ ...ofRequest, reason: paragraph(1000) }),
    output: recoveryRequest,
    refusals: ['recovery-decided', 'own-recovery'],
    repeat: 'once',
  }),
  withdrawObjection: endpoint({
    method: 'POST',
    path: '/organizations/{number}/recovery-requests/{recoveryRequestId}/withdraw-objection',
    summary: 'Takes one’s own objection back; without one, nothing is changed (ACC-9)',
    permission: 'recovery.request',
    input: z.strictObject(ofRequest),
    output: recoveryRequest,
    refusals: ['recovery-decided'],
    repeat: 'once',
  }),
  listRecoveryRequests: endpoint({
    method: 'GET',
    path: '/recovery-requests',
    summary: 'Staff: requests for a new administrator: those waiting, the most urgent first, or those decided (ACC-9)',
    permission: 'organization.find',
    input: z.strictObject({
      state: z.enum(['waiting', 'over'], 'not-one-of').default('waiting'),
      ...pageInput,
    }),
    output: pageOf(recoveryFound),
    refusals: [],
  }),
  approveRecovery: endpoint({
    method: 'POST',
    path: '/organizations/{number}/recovery-requests/{recoveryRequestId}/approve',
    summary:
      'Staff: makes whoever asked an unrestricted administrator; against an objection only with a reason (ACC-9)',
    permission: 'recovery.decide',
    input: z.strictObject({ ...ofRequest, reason: optionalParagraph(1000) }),
    output: recoveryRequest,
    refusals: ['recovery-decided', 'recovery-waits', 'recovery-objected', 'contact-not-active'],
    repeat: 'once',
  }),
  refuseRecovery: endpoint({
    method: 'POST',
    path: '/organizations/{number}/recovery-requests/{recoveryRequestId}/refuse',
    summary: 'Staff: refuses a request for a new administrator, with the reason (ACC-9)',
    permission: 'recovery.decide',
    input: z.strictObject({ ...ofRequest, reason: paragraph(1000) }),
    output: recoveryRequest,
    refusals: ['recovery-decided'],
    repeat: 'once',
  }),
}
