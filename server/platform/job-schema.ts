import { PgBoss, type Queue } from 'pg-boss'

/** One kind of job and how it is tried again. */
export type JobQueue = {
  kind: string
  /** How often a failed attempt is repeated before a person must look. */
  retries: number
  /** Seconds before the first repetition; each further one waits twice as long. */
  retryDelaySeconds: number
  /** Seconds after which an attempt counts as failed, as its process must have died. */
  expireSeconds: number
}

/** Seconds without a sign of life after which an attempt counts as failed; pg-boss allows no less. */
const heartbeatSeconds = 10

/** Where jobs go whose last attempt failed. */
export const givenUpQueue = 'given-up'

/** pg-boss sends what its timetable says through a queue of its own. */
const timetableQueue = '__pgboss__send-it'

/** A day at most between two attempts. */
const longestDelaySeconds = 86_400

/**
 * Creates or migrates the job runner's schema and its queues, as the owner. The portal's own login may neither create
 * tables nor change them.
 */
export async function prepareJobs(ownerUrl: string, queues: readonly JobQueue[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    application_name: 'chancery-migrate',
    max: 1,
    createSchema: true,
    migrate: true,
    supervise: false,
    schedule: false,
  })
  const faults: Error[] = []
  boss.on('error', (fault) => void faults.push(fault))
  await boss.start()
  try {
    await boss.createQueue(timetableQueue)
    await ensureQueue(boss, givenUpQueue, 'standard', {
      retryLimit: 20,
      retryDelay: 5,
      retryBackoff: true,
      notify: true,
    })
    for (const queue of queues)
      await ensureQueue(boss, queue.kind, 'short', {
        retryLimit: queue.retries,
        retryDelay: queue.retryDelaySeconds,
        retryBackoff: true,
        retryDelayMax: longestDelaySeconds,
        expireInSeconds: queue.expireSeconds,
        // A killed process stops touching its jobs, which are then tried again at once instead of when they expire.
        heartbeatSeconds,
        deleteAfterSeconds: 86_400,
        deadLetter: givenUpQueue,
        notify: true,
      })
  } finally {
    await boss.stop({ graceful: false })
  }
  if (faults[0]) throw faults[0]
}

/** The `short` policy keeps one waiting job per key; a job without a key of its own has its id for one. */
async function ensureQueue(
  boss: PgBoss,
  name: string,
  policy: 'short' | 'standard',
  options: Omit<Queue, 'name' | 'policy' | 'partition'>,
): Promise<void> {
  if (await boss.getQueue(name)) await boss.updateQueue(name, options)
  else await boss.createQueue(name, { ...options, policy })
}
