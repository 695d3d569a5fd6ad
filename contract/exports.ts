import { z } from 'zod'
import { audit } from './audit.ts'
import { contacts } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import { csvInput, id, instantField, organizationNumber, pageInput, pageOf, whyNot } from './fields.ts'
import { licences } from './licences.ts'

const besides = { number: true, header: true } as const

/**
 * Every list that can be had as a file, with what it is narrowed and ordered by: the same as the operation that gives
 * the file at once. Who may, and what stands in the file, is said in `server/exports/export-lists.ts`.
 */
export const exportFilters = {
  licences: licences.exportLicences.input.omit(besides),
  contacts: contacts.exportContacts.input.omit(besides),
  'audit-events': audit.exportAuditEvents.input.omit(besides),
}

const kind = z.strictObject(exportFilters).keyof()
/** Which list a file is of. */
export type ExportKind = z.output<typeof kind>

/** How far a file has come. */
export const exportStatuses = ['waiting', 'running', 'done', 'stopped', 'cancelled'] as const
/**
 * Why a file was stopped: whoever asked no longer acts for the organization, is restricted, lacks the right to the list;
 * or it could not be made for a day.
 */
export const exportStops = ['access-ended', 'access-limited', 'not-allowed', 'unavailable'] as const

/** For how many days a file can be downloaded (UX-36). */
export const exportDays = 7
/** So many files are prepared for one person at a time. */
export const exportsUnderWayMost = 3

/** A list as a file, being prepared or ready. Nobody but the person who asked for it sees it. */
export const exportView = z.strictObject({
  id,
  kind,
  filter: z.record(z.string(), z.unknown()),
  fileName: z.string(),
  status: z.enum(exportStatuses),
  stoppedBecause: z.enum(exportStops).nullable(),
  /** Rows that are in the file already. */
  rowCount: z.number().int(),
  /** About how many there will be; null until they have been counted. */
  expectedCount: z.number().int().nullable(),
  byteCount: z.number().int(),
  requestedAt: instantField,
  finishedAt: instantField.nullable(),
  /** Until when it is kept. */
  expiresAt: instantField,
  actions: z.strictObject({ download: whyNot, cancel: whyNot }),
})
export type ExportView = z.output<typeof exportView>

/** A file as an answer: as one text, or piece by piece, so that the longest needs no more memory than the shortest. */
export const fileInPieces = z.strictObject({
  fileName: z.string(),
  content: z.custom<string | AsyncIterable<string>>((value) => typeof value === 'string' || isPieces(value)),
})

function isPieces(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

const inOrganization = { number: organizationNumber }
const ofExport = { ...inOrganization, exportId: id }

const request = z.strictObject({
  ...inOrganization,
  /** Which list. */
  kind,
  ...csvInput,
  /** What the list's own operation is narrowed and ordered by, such as `{"status": ["active"]}`. */
  filter: z.record(z.string(), z.unknown()).default({}),
})

/** Lists of any length as files, prepared while their reader goes on (UX-36, UX-37). */
export const exporting = {
  requestExport: endpoint({
    method: 'POST',
    path: '/organizations/{number}/exports',
    summary:
      'Has a list prepared as a CSV file of any length, narrowed by the field filter as the list’s own operation is; once at a time for each list (UX-36, UX-37)',
    permission: 'export.keep',
    input: request,
    output: exportView,
    refusals: ['exports-under-way'],
    repeat: 'once',
  }),
  listExports: endpoint({
    method: 'GET',
    path: '/organizations/{number}/exports',
    summary: 'The files that the caller asked for in the last 7 days, newest first, with how far they are (UX-36)',
    permission: 'export.keep',
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: pageOf(exportView),
    refusals: [],
  }),
  readExport: endpoint({
    method: 'GET',
    path: '/organizations/{number}/exports/{exportId}',
    summary: 'How far one of the caller’s files is (UX-36)',
    permission: 'export.keep',
    input: z.strictObject(ofExport),
    output: exportView,
    refusals: [],
  }),
  cancelExport: endpoint({
    method: 'POST',
    path: '/organizations/{number}/exports/{exportId}/cancel',
    summary: 'Gives up a file that is being prepared; what there is of it is thrown away (UX-36)',
    permission: 'export.keep',
    input: z.strictObject(ofExport),
    output: exportView,
    refusals: ['export-not-under-way'],
    repeat: 'once',
  }),
  downloadExport: endpoint({
    method: 'GET',
    path: '/organizations/{number}/exports/{exportId}/file',
    summary: 'The file, once it is ready, for whoever asked for it and may still read the list (UX-36)',
    permission: 'export.keep',
    input: z.strictObject(ofExport),
    output: fileInPieces,
    produces: 'text/csv',
    refusals: ['export-not-ready'],
  }),
}
