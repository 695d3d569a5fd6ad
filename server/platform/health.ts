import type { FastifyInstance } from 'fastify'
import sql from 'sql-template-tag'
import type { House } from './house.ts'
import type { JobRunner } from './job-runner.ts'
import { missingMigrations } from './migrations.ts'
import { workerWithin } from './worker.ts'

/** How long a part may take to answer before it counts as gone. */
const patienceMilliseconds = 2_000

/**
 * `GET /healthz`: the process lives. `GET /readyz`: it can do its work, so requests may be sent to it: 503 where the
 * database, its migrations or the job tables do not answer, and from the moment the portal begins to stop (PLT-2).
 */
export function serveHealth(app: FastifyInstance, house: House, jobs: JobRunner, isStopping: () => boolean): void {
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const [database, migrations, jobTables] = await Promise.all([
      holds(house.db.ping()),
      holds(allApplied(house)),
      holds(jobs.ping()),
    ])
    const isReady = database && migrations && jobTables && !isStopping()
    const parts = { database, migrations, jobs: jobTables, stopping: isStopping() }
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable', ...parts })
  })
}

async function allApplied(house: House): Promise<void> {
  const missing = await workerWithin(house, async ({ tx }) => {
    const rows = await tx.many<{ name: string }>(sql`select name from migrations.applied`)
    return missingMigrations(rows.map(({ name }) => name))
  })
  if (missing.length > 0) throw new Error(`migrations are missing: ${missing.join(', ')}`)
}

async function holds(check: Promise<unknown>): Promise<boolean> {
  const patience = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => patience.resolve(false), patienceMilliseconds)
  const answered = check.then(
    () => true,
    () => false,
  )
  return Promise.race([answered, patience.promise]).finally(() => clearTimeout(timer))
}
