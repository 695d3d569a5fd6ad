import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { flag, line, pageInput, pageOf, searchField, whyNot } from './fields.ts'
import { catalogueCode } from './price-rules.ts'
import { programmeKinds } from './prices.ts'

/** Whether a programme is still offered. One that has ended covers what it covers, and is renewed no more. */
export const programmeStatuses = ['offered', 'ended'] as const

/** What is said of a maintenance programme (REN-1, REN-4). */
export const programmeFacts = {
  name: line(120),
  kind: z.enum(programmeKinds, 'not-one-of'),
  /** Whether new versions come with it: then it moves the licence's eligibility date. */
  coversVersions: flag.default(false),
  /** Whether all licences of a product have to renew together. */
  allOrNothing: flag.default(false),
  status: z.enum(programmeStatuses, 'not-one-of').default('offered'),
}

/** A maintenance programme as it is shown. */
export const programme = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.enum(programmeKinds),
  coversVersions: z.boolean(),
  allOrNothing: z.boolean(),
  status: z.enum(programmeStatuses),
  /** How many SKUs come with a first period in it. */
  skuCount: z.number().int(),
  version: z.number().int(),
})
export type ProgrammeView = z.output<typeof programme>

/** Maintenance programmes (REN-1). */
export const programmes = {
  listProgrammes: endpoint({
    method: 'GET',
    path: '/programmes',
    summary: 'Maintenance programmes by code (REN-1)',
    permission: 'pricing.read',
    input: z.strictObject({ q: searchField, ...pageInput }),
    output: z.strictObject({ ...pageOf(programme).shape, actions: z.strictObject({ create: whyNot }) }),
    refusals: [],
  }),
  readProgramme: endpoint({
    method: 'GET',
    path: '/programmes/{programmeCode}',
    summary: 'A maintenance programme (REN-1)',
    permission: 'pricing.read',
    input: z.strictObject({ programmeCode: catalogueCode }),
    output: programme,
    refusals: [],
  }),
  createProgramme: endpoint({
    method: 'POST',
    path: '/programmes',
    summary: 'Adds a maintenance programme (REN-1)',
    permission: 'pricing.edit',
    input: z.strictObject({ code: catalogueCode, ...programmeFacts }),
    output: programme,
    refusals: ['programme-exists'],
    repeat: 'once',
  }),
  saveProgramme: endpoint({
    method: 'POST',
    path: '/programmes/{programmeCode}/save',
    summary: 'Writes a programme anew; one that has ended is renewed no more (REN-1)',
    permission: 'pricing.edit',
    input: z.strictObject({ programmeCode: catalogueCode, ...programmeFacts }),
    output: programme,
    refusals: [],
    precondition: 'version',
  }),
} as const
