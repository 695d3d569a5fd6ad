import { z } from 'zod'
import { flag, line } from './fields.ts'
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
