import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss'
import sql from 'sql-template-tag'
import { faultOf } from './answer.ts'
import type { House } from './house.ts'
import type { BoundJob } from './job.ts'
import { givenUpQueue } from './job-schema.ts'
import { pumpOutbox } from './outbox.ts'
import { workerWithin } from './worker.ts'

/** When a kind of job is done without being asked for: a cron expression, in UTC. */
export type TimetableEntry = { kind: string; cron: string }

/** Does work that was asked for, soon after it was. */
export type JobRunner = {
  /** Looks into the outbox at once. */
  wake(): void
  /** Throws when the job tables do not answer. */
  ping(): Promise<void>
  /** Takes no more work, waits for what is being done, at most half a minute. */
  stop(): Promise<void>
}

/** How often the outbox is looked into without being told: for rows of other processes, and after a missed wake. */
const pumpIntervalMilliseconds = 500

/** Each fetch takes up to so many jobs, which are then done side by side. */
const batchSize = 10

/** Starts doing jobs. The schema and its queues exist already: `migrate` makes them, as the owner. */
export async function startJobs(options: {
  house: House
  jobs: readonly BoundJob[]
  timetable: readonly TimetableEntry[]
  appUrl: string
  /** How often to look for jobs without being told: for those that were put off, and those that are tried again. */
  pollSeconds?: number
}): Promise<JobRunner> {
  const { house, jobs } = options
  const pollSeconds = options.pollSeconds ?? 5
  const boss = new PgBoss({
    connectionString: options.appUrl,
    application_name: 'chancery-jobs',
    max: 4,
    createSchema: false,
    migrate: false,
    supervise: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    schedule: true,
    useListenNotify: true,
    // Both need the owner's rights.
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', (fault) => house.log.error({ fault: faultOf(fault) }, 'job runner fault'))
  boss.on('warning', ({ message }) => house.log.warn({ message }, 'job runner warning'))
  await boss.start()
  await keepTimetable(boss, options.timetable)
  for (const job of jobs) await workOn(boss, house, job, pollSeconds)
  const looking = { batchSize, pollingIntervalSeconds: pollSeconds, notifyPollingIntervalSeconds: pollSeconds }
  await boss.work(givenUpQueue, { ...looking, includeMetadata: true }, (given) => keepGivenUp(house, given))
  const pump = startPump(house, boss, jobs)
  return {
    wake: pump.wake,
    ping: async () => void (await boss.getQueue(givenUpQueue)),
    stop: async () => {
      await pump.stop()
      await boss.stop({ graceful: true, timeout: 30_000 })
    },
  }
}

async function workOn(boss: PgBoss, house: House, job: BoundJob, pollSeconds: number): Promise<void> {
  const options = {
    batchSize: job.atOnce === undefined ? batchSize : 1,
    burstWhenBatchFull: true,
    localConcurrency: job.atOnce ?? 2,
    pollingIntervalSeconds: Math.min(pollSeconds, 1),
    notifyPollingIntervalSeconds: pollSeconds,
    perJobResults: true,
  } as const
  await boss.work(job.kind, options, (given: { id: string; data: unknown }[]) =>
    Promise.all(given.map((one) => attempt(house, job, one))),
  )
}

/** One attempt. What failed is tried again later by the queue's own rules; the log names ids and codes only. */
async function attempt(house: House, job: BoundJob, given: { id: string; data: unknown }): Promise<JobResult> {
  try {
    await job.run(house, given.data)
    return { id: given.id, status: 'completed' }
  } catch (error) {
    const fault = faultOf(error)
    house.log.warn({ job: given.id, kind: job.kind, fault }, 'job failed')
    return { id: given.id, status: 'failed', output: { kind: fault.kind, code: fault.code } }
  }
}

/** Notes jobs whose last attempt failed, also where it failed because its process died. */
async function keepGivenUp(house: House, given: JobWithMetadata<unknown>[]): Promise<void> {
  await workerWithin(house, async ({ tx, now }) => {
    for (const { id, data, sourceId, sourceName, sourceOutput, sourceRetryCount, sourceCreatedOn } of given)
      await tx.change(sql`
        insert into given_up_jobs (id, kind, payload, fault, given_up_at, attempts, asked_at)
        values (${sourceId ?? id}, ${sourceName ?? ''}, ${JSON.stringify(data)}::jsonb,
          ${JSON.stringify(sourceOutput ?? null)}::jsonb, ${now}, ${(sourceRetryCount ?? 0) + 1}, ${sourceCreatedOn})
        on conflict do nothing`)
  })
  for (const { sourceId, sourceName } of given) house.log.error({ job: sourceId, kind: sourceName }, 'job given up')
}

async function keepTimetable(boss: PgBoss, timetable: readonly TimetableEntry[]): Promise<void> {
  const kept = new Set(timetable.map(({ kind }) => kind))
  for (const { name } of await boss.getSchedules()) if (!kept.has(name)) await boss.unschedule(name)
  for (const { kind, cron } of timetable) await boss.schedule(kind, cron, {}, { tz: 'UTC', singletonKey: kind })
}

function startPump(house: House, boss: PgBoss, jobs: readonly BoundJob[]) {
  const kinds = jobs.map(({ kind }) => kind)
  let stopped = false
  let wakeUp: () => void = () => undefined
  let isAwake = false
  const wake = (): void => {
    isAwake = true
    wakeUp()
  }
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, isAwake || stopped ? 0 : pumpIntervalMilliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const pumping = (async () => {
    while (!stopped) {
      isAwake = false
      const moved = await pumpOutbox(house, boss, kinds).catch((error: unknown) => {
        house.log.warn({ fault: faultOf(error) }, 'the outbox could not be pumped')
        return 0
      })
      if (moved === 0) await rest()
    }
  })()
  return {
    wake,
    stop: async () => {
      stopped = true
      wakeUp()
      await pumping
    },
  }
}
