import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** How the workers of a run learn where the portal is. */
const originVariable = 'CHANCERY_JOURNEY_ORIGIN'

/** A real portal of a test run: its own process, database, data folder and port. */
export type JourneyPortal = { origin: string; stop(): Promise<void> }

/** The address of the run's portal. Throws where none was started. */
export function portalOrigin(): string {
  const origin = process.env[originVariable]
  if (!origin) throw new Error('No portal was started; run the journeys by "npm test" or "npx playwright test".')
  return origin
}

/**
 * Starts the portal as README says, with demo data, and waits until it says that it is ready. A portal that runs
 * already, named by CHANCERY_JOURNEY_ORIGIN, is used as it is and left alone.
 */
export async function startPortal(): Promise<JourneyPortal> {
  const given = process.env[originVariable]
  if (given) return { origin: given, stop: async () => undefined }
  const data = await mkdtemp(join(tmpdir(), 'chancery-journeys-'))
  const root = join(import.meta.dirname, '..', '..')
  const child = spawn(process.execPath, [join(root, 'tools', 'launch.mjs'), join(root, 'tools', 'start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      CHANCERY_DATA: data,
      CHANCERY_DEMO: '1',
      // One address plays many people at once.
      CHANCERY_REQUESTS_PER_MINUTE: '1000000',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async (): Promise<void> => {
    await end(child)
    await rm(data, { recursive: true, force: true })
  }
  try {
    const origin = await readyLine(child)
    process.env[originVariable] = origin
    return { origin, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The address in the line `ready http://…`; what is said before and after it is of no interest here. */
async function readyLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the portal has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /^ready (https?:\/\/\S+)/.exec(line)?.[1]
    if (origin === undefined) continue
    child.stdout.resume()
    return new URL(origin).origin
  }
  throw new Error('The portal ended before it was ready; its reason stands above.')
}

/** Asks the process to end, and makes it where it does not within ten seconds. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'exit')
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await closed
  clearTimeout(insist)
}
