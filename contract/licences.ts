import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  csvInput,
  dayField,
  id,
  instantField,
  licenceCodeOut,
  listOf,
  organizationNumber,
  pageInput,
  pageOf,
  total,
  whole,
} from './fields.ts'
import type { RefusalCode } from './refusals.ts'

/** How a seat is counted. */
export const licenceModels = ['concurrent', 'user-device', 'per-cpu', 'per-appliance', 'site'] as const
/** What a file can be bound to. */
export const hostIdTypes = ['hostname', 'mac', 'serial', 'uuid'] as const
/** For whom a licence was made. */
export const grades = ['retail', 'not-for-resale', 'trial'] as const
/** A licence's state (LIC-8); `ended` follows from the end date. */
export const licenceStatuses = ['active', 'ended', 'rescinded', 'on-hold'] as const
/** An allocation's state (LIC-8). */
export const allocationStatuses = ['active', 'returned', 'reallocated', 'rescinded'] as const
/** A file's state (LIC-8). */
export const fileStatuses = ['good', 'superseded', 'revoked'] as const
/** Where maintenance stands: `ending` within 90 days. */
export const maintenanceStates = ['none', 'current', 'ending', 'ended'] as const
/** The tabs of the licence list (LIC-3). */
export const licenceViews = ['new', 'all', 'expiring', 'rescinded', 'hidden'] as const
/** What a list of licences can be sorted by. */
export const licenceSorts = ['maintenance', 'end', 'newest', 'code', 'product', 'quantity'] as const

const file = z.strictObject({
  id,
  status: z.enum(fileStatuses),
  createdAt: instantField,
  statusChangedAt: instantField.nullable(),
  fileName: z.string(),
})

const whyNot = z.custom<RefusalCode>((value) => typeof value === 'string').nullable()

/** One quantity of a licence bound to one host. `actions` tells for each whether it is possible now, or why not. */
export const allocation = z.strictObject({
  id,
  licenceId: id,
  licenceCode: licenceCodeOut,
  hostIdType: z.enum(hostIdTypes),
  hostId: z.string(),
  label: z.string().nullable(),
  quantity: z.number().int(),
  features: z.array(z.string()),
  status: z.enum(allocationStatuses),
  createdAt: instantField,
  endedAt: instantField.nullable(),
  previousId: id.nullable(),
  files: z.array(file),
  actions: z.strictObject({
    reallocate: whyNot,
    return: whyNot,
    changeFeatures: whyNot,
    download: whyNot,
    /** For staff: the file again for a mistake of the vendor’s, and a move beyond the budget (LIC-11). */
    reissue: whyNot,
    makeException: whyNot,
  }),
  version: z.number().int(),
})
export type AllocationView = z.output<typeof allocation>

const licenceFacts = {
  id,
  code: licenceCodeOut,
  product: z.strictObject({ code: z.string(), name: z.string() }),
  edition: z.strictObject({ code: z.string(), name: z.string() }),
  model: z.enum(licenceModels),
  grade: z.enum(grades),
  quantity: z.number().int(),
  allocatedQuantity: z.number().int(),
  startsOn: dayField,
  endsOn: dayField.nullable(),
  maintenanceEndsOn: dayField.nullable(),
  maintenanceState: z.enum(maintenanceStates),
  status: z.enum(licenceStatuses),
  fulfilledAt: instantField,
  hidden: z.boolean(),
}

/** A licence as a list shows it. */
export const licenceSummary = z.strictObject(licenceFacts)
export type LicenceSummary = z.output<typeof licenceSummary>

/** What is left of the right to move a licence between hosts (LIC-11). */
export const moveBudget = z.strictObject({
  limit: z.number().int().nullable(),
  used: z.number().int(),
  nextOn: dayField.nullable(),
  history: z.array(
    z.strictObject({
      movedAt: instantField,
      kind: z.enum(['reallocation', 'allocation-after-return', 'correction', 'staff-exception']),
      counted: z.boolean(),
      fromHostId: z.string(),
      toHostId: z.string(),
    }),
  ),
})

/** Advisors that may look at a licence now (PAR-5), by name. */
const advisorsOf = z.array(z.strictObject({ id, name: z.string() }))

const linkedLicence = z.strictObject({ id, code: licenceCodeOut })

/** A licence with all that is known of it. */
export const licence = z.strictObject({
  ...licenceFacts,
  organization: z.strictObject({ number: z.string(), name: z.string() }),
  /** The features that the edition carries; their names are those of the catalogue now. */
  features: z.array(z.strictObject({ code: z.string(), name: z.string(), choosable: z.boolean() })),
  partialAllocation: z.boolean(),
  graceHours: z.number().int(),
  overdraftPercent: z.number().int(),
  hostIdTypes: z.array(z.enum(hostIdTypes)),
  serialShape: z.string().nullable(),
  order: z.strictObject({
    number: z.string(),
    line: z.number().int(),
    purchaseOrderNumber: z.string().nullable(),
    contractNumber: z.string().nullable(),
    sellingPartnerName: z.string().nullable(),
    sku: z.string(),
  }),
  rescinded: z.strictObject({ at: instantField, reason: z.string() }).nullable(),
  replaces: linkedLicence.nullable(),
  replacedBy: z.array(linkedLicence),
  advisors: advisorsOf,
  allocations: z.array(allocation),
  moves: moveBudget,
  actions: z.strictObject({ allocate: whyNot, hide: whyNot }),
  version: z.number().int(),
})
export type LicenceView = z.output<typeof licence>

const inOrganization = { number: organizationNumber }
/** What a list of licences can be narrowed and ordered by (LIC-3). */
export const licenceFilters = {
  view: z.enum(licenceViews, 'not-one-of').default('all'),
  q: z.string().max(200, 'too-long').default(''),
  product: listOf(z.string().max(40, 'too-long'), 50).default([]),
  status: listOf(z.enum(licenceStatuses, 'not-one-of'), 4).default([]),
  maintenance: listOf(z.enum(maintenanceStates, 'not-one-of'), 4).default([]),
  allocated: z.enum(['none', 'part', 'whole', ''], 'not-one-of').default(''),
  sort: z.enum(licenceSorts, 'not-one-of').default('maintenance'),
  order: z.enum(['ascending', 'descending'], 'not-one-of').default('ascending'),
}

/** What a licence file comes to, in the reader's language. Of a file that is not genuine nothing else is told. */
export const verification = z.strictObject({
  genuine: z.boolean(),
  /** Genuine, and nothing that was checked stops it. */
  inForce: z.boolean(),
  verdict: z.string(),
  /** What is wrong with it, or worth knowing. */
  findings: z.array(z.strictObject({ code: z.string(), stops: z.boolean(), words: z.string() })),
  lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  notChecked: z.array(z.strictObject({ code: z.string(), words: z.string() })),
})
export type VerificationView = z.output<typeof verification>

/** Licences, their allocations and files (LIC-2 to LIC-12, LIC-18). */
export const licences = {
  listLicences: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licences',
    summary: 'Licences of an organization, filtered, sorted, a page at a time (LIC-3)',
    permission: 'licence.read',
    input: z.strictObject({ ...inOrganization, ...licenceFilters, ...pageInput }),
    output: z.strictObject({
      ...pageOf(z.strictObject({ ...licenceFacts, advisors: advisorsOf })).shape,
      total,
      products: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
    refusals: [],
  }),
  exportLicences: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licences.csv',
    summary: 'The same list as a CSV file at once, up to 5,000 rows; requestExport prepares longer ones (UX-37)',
    permission: 'licence.read',
    input: z.strictObject({
      ...inOrganization,
      ...licenceFilters,
      ...csvInput,
    }),
    output: z.strictObject({ fileName: z.string(), content: z.string() }),
    produces: 'text/csv',
    refusals: ['export-too-large'],
  }),
  readLicence: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licences/{licenceId}',
    summary: 'One licence: facts, allocations with files, budget of moves, what is possible now (LIC-3, LIC-18)',
    permission: 'licence.read',
    input: z.strictObject({ ...inOrganization, licenceId: id }),
    output: licence,
    refusals: [],
  }),
  listHosts: endpoint({
    method: 'GET',
    path: '/organizations/{number}/hosts',
    summary: 'Host IDs that the organization already uses, to pick from (LIC-4)',
    permission: 'licence.read',
    input: z.strictObject({
      ...inOrganization,
      q: z.string().max(300, 'too-long').default(''),
      limit: whole(1, 100).default(50),
    }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({ hostIdType: z.enum(hostIdTypes), hostId: z.string(), label: z.string().nullable() }),
      ),
    }),
    refusals: [],
  }),
  hideLicence: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licences/{licenceId}/hide',
    summary: 'Takes a licence out of the lists; nothing else changes (LIC-12)',
    permission: 'licence.hide',
    input: z.strictObject({ ...inOrganization, licenceId: id }),
    output: licence,
    refusals: [],
    repeat: 'once',
  }),
  unhideLicence: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licences/{licenceId}/unhide',
    summary: 'Puts a hidden licence back into the lists (LIC-12)',
    permission: 'licence.hide',
    input: z.strictObject({ ...inOrganization, licenceId: id }),
    output: licence,
    refusals: [],
    repeat: 'once',
  }),
  downloadLicenceFile: endpoint({
    method: 'GET',
    path: '/organizations/{number}/files/{fileId}',
    summary: 'A licence file, byte for byte the same each time (LIC-7)',
    permission: 'file.download',
    input: z.strictObject({ ...inOrganization, fileId: id }),
    output: z.strictObject({ fileName: z.string(), content: z.string() }),
    produces: 'text/plain',
    refusals: [],
  }),
  verifyLicenceFile: endpoint({
    method: 'POST',
    path: '/verify-licence-file',
    summary:
      'Public: whether a licence file is genuine and in force, what it says, and what could not be checked (LIC-7)',
    permission: 'public',
    input: z.strictObject({
      /** The whole text of the file; more than 64 KiB is none. */
      file: z
        .string()
        .max(65_536, 'too-long')
        .refine((text) => text.trim() !== '', { error: 'required' }),
      /** The machine that it should be for; without a kind, a host name. */
      hostIdType: z.enum(hostIdTypes, 'not-one-of').default('hostname'),
      hostId: z.string().max(300, 'too-long').default(''),
      /** The eligibility date of the product release that it should cover. */
      releaseDate: dayField.optional(),
    }),
    output: verification,
    refusals: [],
  }),
  listLicenceEvents: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licences/{licenceId}/events',
    summary: 'All that ever happened to a licence, newest first (LIC-3)',
    permission: 'licence.read',
    input: z.strictObject({ ...inOrganization, licenceId: id, ...pageInput }),
    output: pageOf(
      z.strictObject({
        id,
        at: instantField,
        action: z.string(),
        actorName: z.string(),
        actorKind: z.enum(['visitor', 'person', 'contact', 'staff', 'worker']),
        before: z.record(z.string(), z.unknown()).nullable(),
        after: z.record(z.string(), z.unknown()).nullable(),
        reason: z.string().nullable(),
      }),
    ),
    refusals: [],
  }),
}
