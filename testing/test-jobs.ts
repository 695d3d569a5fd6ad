import sql from 'sql-template-tag'
import type { House } from '../server/platform/house.ts'
import type { BoundJob } from '../server/platform/job.ts'
import { workerWithin } from '../server/platform/worker.ts'

type WaitingJob = { id: string; kind: string; payload: Record<string, string> }

/** Enough for any test; more means that jobs cause each other without end. */
const mostJobs = 10_000

/**
 * Does what waits in the outbox and is due, in order, in this process, as the job runner would: with the worker's eyes,
 * each job once. What a job causes is done too. A job that throws stays in the outbox, and its error is thrown.
 */
export async function runWaitingJobs(house: House, jobs: readonly BoundJob[]): Promise<Omit<WaitingJob, 'id'>[]> {
  const done: Omit<WaitingJob, 'id'>[] = []
  for (;;) {
    const waiting = await workerWithin(house, ({ tx, now }) =>
      tx.many<WaitingJob>(sql`
        select id, kind, payload from outbox where start_after is null or start_after <= ${now}
        order by created_at, id limit 100`),
    )
    if (waiting.length === 0) return done
    if (done.length > mostJobs) throw new Error('jobs cause jobs without end')
    for (const { id, kind, payload } of waiting) {
      const job = jobs.find((one) => one.kind === kind)
      if (!job) throw new Error(`no errand is bound to jobs of the kind ${kind}`)
      await job.run(house, payload)
      await workerWithin(house, ({ tx }) => tx.change(sql`delete from outbox where id = ${id}`))
      done.push({ kind, payload })
    }
  }
}
