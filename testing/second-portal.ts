import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { FastifyInstance } from 'fastify'
import { openPortalOn } from './portal.ts'
import type { TestDatabase } from './test-database.ts'

/** A portal in a process of its own, listening on loopback. */
export type SecondPortal = { origin: string; stop(): Promise<void> }

const databaseVariable = 'CHANCERY_SECOND_PORTAL'

/** Starts another server process on a database that this one serves as well; time stands where all tests begin. */
export async function startSecondPortal(database: TestDatabase): Promise<SecondPortal> {
  const facts = JSON.stringify({ appUrl: database.appUrl, ownerUrl: database.ownerUrl })
  const child = fork(import.meta.filename, { execArgv: [], env: { ...process.env, [databaseVariable]: facts } })
  const exited = once(child, 'exit')
  const [origin] = await Promise.race([once(child, 'message'), exited])
  if (typeof origin !== 'string') throw new Error('the second portal ended before it listened')
  return {
    origin,
    async stop() {
      child.disconnect()
      await exited
    },
  }
}

/** Lets a test portal take requests from other processes; tells its address. */
export function listen(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 })
}

/** What this file does when it is the program: serve until the parent goes away. */
async function serveForParent(facts: string): Promise<void> {
  const given: unknown = JSON.parse(facts)
  if (typeof given !== 'object' || given === null || !('appUrl' in given) || !('ownerUrl' in given))
    throw new Error(`${databaseVariable} is damaged`)
  const database = { appUrl: String(given.appUrl), ownerUrl: String(given.ownerUrl), drop: async () => undefined }
  const portal = await openPortalOn(database)
  const origin = await listen(portal.app)
  process.on('disconnect', () => void portal.close())
  process.send?.(origin)
}

const facts = process.env[databaseVariable]
if (facts !== undefined && process.argv[1] === import.meta.filename) await serveForParent(facts)
