import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  csvInput,
  dayField,
  fileOut,
  id,
  instantField,
  organizationNumber,
  pageInput,
  pageOf,
  searchField,
} from './fields.ts'

/** One thing that happened. The network address of the vendor's people and of partners' is shown to staff only. */
export const auditEvent = z.strictObject({
  id,
  at: instantField,
  action: z.string(),
  actor: z.strictObject({
    kind: z.enum(['visitor', 'person', 'contact', 'staff', 'worker']),
    userId: id.nullable(),
    name: z.string(),
  }),
  address: z.string().nullable(),
  requestId: z.string(),
  subject: z.strictObject({ kind: z.string(), id: id.nullable(), label: z.string() }),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
  /** How often somebody of a partner looked at the organization's data that day (PAR-9). */
  views: z.number().int().nullable(),
})
export type AuditEventView = z.output<typeof auditEvent>

const filters = {
  number: organizationNumber,
  /** The sign-in of the person who did it. */
  userId: blankable(id),
  action: z.string().max(80, 'too-long').default(''),
  /** First and last day in UTC, both included. */
  from: blankable(dayField),
  to: blankable(dayField),
  q: searchField,
}

/** The organization's own trail of what was done (ACC-18). */
export const audit = {
  listAuditEvents: endpoint({
    method: 'GET',
    path: '/organizations/{number}/audit-events',
    summary: 'What was done in the organization, newest first: by whom, when, from what to what (ACC-18)',
    permission: 'audit.read',
    input: z.strictObject({ ...filters, ...pageInput }),
    output: z.strictObject({
      ...pageOf(auditEvent).shape,
      /** What the filters can offer. */
      people: z.array(z.strictObject({ userId: id, name: z.string() })),
      actions: z.array(z.string()),
    }),
    refusals: [],
  }),
  exportAuditEvents: endpoint({
    method: 'GET',
    path: '/organizations/{number}/audit-events.csv',
    summary:
      'The same trail as a CSV file at once, up to 5,000 rows; requestExport prepares longer ones (ACC-18, UX-37)',
    permission: 'audit.read',
    input: z.strictObject({ ...filters, ...csvInput }),
    output: fileOut,
    produces: 'text/csv',
    refusals: ['export-too-large'],
  }),
}
