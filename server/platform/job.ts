import type { z } from 'zod'
import type { JobKind } from './enqueue.ts'
import type { House } from './house.ts'
import type { JobQueue } from './job-schema.ts'

/** What does a job: at least once, so a repetition must do no harm. Throws to be tried again. */
export type JobErrand<Payload> = (house: House, payload: Payload) => Promise<void>

/** How a kind of job is done; `atOnce` bounds how many one process does side by side, for work that takes long. */
type Doing = JobQueue & { atOnce?: number }

/** A kind of job together with what does it. */
export type BoundJob = Doing & { run(house: House, payload: unknown): Promise<void> }

/** Waits of about 5 s, 10 s, 20 s … up to a day: given up after some nine days. */
const patient = { retries: 20, retryDelaySeconds: 5, expireSeconds: 120 }

/** Binds a kind of job to its errand. The payload is read by a schema, as it comes from the database. */
export function bindJob<Payload extends Record<string, string>>(
  job: JobKind<Payload>,
  payload: z.ZodType<Payload>,
  errand: JobErrand<Payload>,
  doing: Omit<Doing, 'kind'> = patient,
): BoundJob {
  return { kind: job.kind, ...doing, run: (house, given) => errand(house, payload.parse(given)) }
}
