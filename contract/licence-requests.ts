import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { dayField, id, instantField, licenceCodeOut, organizationNumber, pageInput, pageOf, whyNot } from './fields.ts'
import { licenceRequestStatuses, named } from './partner-quotes.ts'

const inOrganization = { number: organizationNumber }
const ofRequest = { ...inOrganization, licenceRequestId: id }

/** What a partner asks a customer for (REN-4), as the customer sees it: which licences these are. */
export const licenceRequest = z.strictObject({
  id,
  status: z.enum(licenceRequestStatuses),
  partner: z.strictObject({ number: organizationNumber, name: z.string() }),
  askedBy: z.string(),
  askedAt: instantField,
  decidedBy: z.string().nullable(),
  decidedAt: instantField.nullable(),
  covers: z.array(z.strictObject({ programme: named, product: named })),
  /** The partner as an advisor, where its access is in force. */
  advisorId: id.nullable(),
  /**
   * Which licences would be shared by agreeing: the first of them, and how many there are; none that was bought after it was
   * asked. Empty once it is decided.
   */
  licences: z.array(
    z.strictObject({
      id,
      code: licenceCodeOut,
      productName: z.string(),
      editionName: z.string(),
      quantity: z.number().int(),
      maintenanceEndsOn: dayField,
    }),
  ),
  licenceCount: z.number().int(),
  actions: z.strictObject({ agree: whyNot, refuse: whyNot }),
  version: z.number().int(),
})
export type LicenceRequestView = z.output<typeof licenceRequest>

/** What a customer decides about licences that a partner asks for (REN-4). */
export const licenceRequests = {
  listLicenceRequests: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licence-requests',
    summary: 'What partners asked to see because it must renew together, the newest first (REN-4)',
    permission: 'advisor.edit',
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: pageOf(
      licenceRequest
        .pick({ id: true, status: true, partner: true, askedBy: true, askedAt: true, decidedAt: true })
        .extend({
          count: z.number().int(),
        }),
    ),
    refusals: [],
  }),
  readLicenceRequest: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licence-requests/{licenceRequestId}',
    summary: 'One request, with the licences that agreeing would share (REN-4)',
    permission: 'advisor.edit',
    input: z.strictObject(ofRequest),
    output: licenceRequest,
    refusals: [],
  }),
  agreeToRequest: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licence-requests/{licenceRequestId}/agree',
    summary: 'Shares the licences that were asked for with the partner (REN-4, PAR-8)',
    permission: 'advisor.edit',
    input: z.strictObject(ofRequest),
    output: licenceRequest,
    refusals: ['request-over'],
    precondition: 'version',
  }),
  refuseRequest: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licence-requests/{licenceRequestId}/refuse',
    summary: 'Does not share them; whoever asked is told (REN-4)',
    permission: 'advisor.edit',
    input: z.strictObject(ofRequest),
    output: licenceRequest,
    refusals: ['request-over'],
    precondition: 'version',
  }),
} as const
