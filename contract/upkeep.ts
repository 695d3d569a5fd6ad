import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instantField, pageInput, pageOf, total } from './fields.ts'

/** Work that the portal could not do, however often it tried. Whom or what it was about is not told. */
const givenUpJob = z.strictObject({
  id,
  kind: z.string(),
  /** How often it was tried; null where it is not known. */
  attempts: z.number().int().nullable(),
  askedAt: instantField.nullable(),
  givenUpAt: instantField,
  /** What the last attempt failed of; null where its process died or took too long. */
  fault: z.strictObject({ kind: z.string(), code: z.string().nullable() }).nullable(),
})
export type GivenUpJob = z.output<typeof givenUpJob>

/** What keeps the portal running, for the vendor's staff. */
export const upkeep = {
  listGivenUpJobs: endpoint({
    method: 'GET',
    path: '/given-up-jobs',
    summary: 'Staff: work that the portal gave up after its last attempt, newest first',
    permission: 'job.read',
    input: z.strictObject(pageInput),
    output: z.strictObject({ ...pageOf(givenUpJob).shape, total }),
    refusals: [],
  }),
  retryJob: endpoint({
    method: 'POST',
    path: '/given-up-jobs/{jobId}/retry',
    summary: 'Staff: has the portal try again what it gave up, with as many attempts as at first',
    permission: 'job.retry',
    input: z.strictObject({ jobId: id }),
    output: z.strictObject({ id, kind: z.string() }),
    refusals: [],
    repeat: 'once',
  }),
}
