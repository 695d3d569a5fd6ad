import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { blankable, bytesOut, dayField, id, organizationNumber, pageInput, total } from './fields.ts'
import { programmeKinds } from './prices.ts'

/** How many lines a certificate has as a PDF. */
export const certificateLinesMost = 10_000

const inOrganization = { number: organizationNumber }

/** What a certificate is about: everything, one licence, or one product. */
const about = { licenceId: blankable(id), product: blankable(z.string().max(40, 'too-long')) }

/** What is covered, by which programme today, since when without a break, and until when; both days count. */
const coverLine = z.strictObject({
  licence: z.strictObject({ id, code: z.string() }),
  product: z.strictObject({ code: z.string(), name: z.string() }),
  editionName: z.string(),
  quantity: z.number().int(),
  programme: z.strictObject({ code: z.string(), name: z.string(), kind: z.enum(programmeKinds) }),
  since: dayField,
  until: dayField,
  /** By which other programmes it is covered after that day (REN-14), the earliest first. */
  later: z.array(
    z.strictObject({
      programme: z.strictObject({ code: z.string(), name: z.string() }),
      from: dayField,
      until: dayField,
    }),
  ),
  /** Of hardware: the first few of the appliances that it is bound to, and how many there are. */
  hosts: z.array(z.string()),
  hostCount: z.number().int(),
})

export type CoverLineView = z.output<typeof coverLine>

/** Papers that somebody files or hands on: what is covered, and quotes (REN-10, REN-11). */
export const renewalPapers = {
  readRenewalCertificate: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/certificate',
    summary: 'What is covered today and until when, of a licence, a product or all, the earliest end first (REN-11)',
    permission: 'licence.read',
    input: z.strictObject({ ...inOrganization, ...about, ...pageInput }),
    output: z.strictObject({
      organization: z.strictObject({ number: z.string(), name: z.string() }),
      asOf: dayField,
      /** The vendor’s legal name; null where it is not recorded. */
      issuer: z.string().nullable(),
      about: z.strictObject({ licenceCode: z.string().nullable(), productName: z.string().nullable() }),
      items: z.array(coverLine),
      next: z.string().nullable(),
      total,
      /** How many lines had cover that has ended. */
      ended: total,
      /** What the organization owns licences of. */
      products: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
    refusals: [],
  }),
  downloadRenewalCertificate: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/certificate.pdf',
    summary: 'The certificate of what is covered today and until when, as PDF (REN-11)',
    permission: 'licence.read',
    input: z.strictObject({ ...inOrganization, ...about }),
    output: bytesOut,
    produces: 'application/pdf',
    refusals: ['certificate-too-long'],
  }),
  downloadQuotePdf: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}/quote.pdf',
    summary: 'A quote as PDF, each line with its arithmetic (REN-8, REN-10)',
    permission: 'renewal.read',
    input: z.strictObject({ ...inOrganization, quoteId: id }),
    output: bytesOut,
    produces: 'application/pdf',
    refusals: [],
  }),
} as const
