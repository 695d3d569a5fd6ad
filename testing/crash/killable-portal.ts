import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { connectionOptions } from '../../server/platform/db.ts'
import { openCluster } from '../../server/platform/embedded-postgres-cluster.ts'
import { findPostmaster } from '../../server/platform/embedded-postgres-postmaster.ts'

/** A portal in a process that can be killed, with its database, and started again on what is left. */
export type KillablePortal = {
  /** Starts it and waits until it serves; tells its address. Throws with its words when it ends before. */
  start(): Promise<string>
  /** Ends the process at once, without a word to it. */
  kill(): Promise<void>
  /** Ends the database's first process at once, with all it was doing. */
  killDatabase(): Promise<void>
  /** Asks it to stop, and waits. */
  stop(): Promise<void>
  /** Throws with the portal's last words if it ended by itself. */
  expectAlive(): void
  /** Opens connections as the owner, to look at what is there. */
  openOwner(): Promise<pg.Pool>
}

/** A portal whose data is in this folder. */
export function killablePortal(folder: string): KillablePortal {
  let child: ChildProcess | null = null
  let words: string[] = []
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    child = null
  }
  const cluster = () => openCluster({ folder: join(folder, 'postgres'), release: '18' })
  return {
    async start() {
      child = spawn(process.execPath, [join(import.meta.dirname, 'crash-portal.ts')], {
        env: {
          ...process.env,
          PORT: '0',
          CHANCERY_DATA: folder,
          CHANCERY_DEMO: '0',
          LOG_LEVEL: 'error',
          CHANCERY_REQUESTS_PER_MINUTE: '10000000',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      words = []
      return addressOf(child, words)
    },
    kill: () => end('SIGKILL'),
    async killDatabase() {
      const postmaster = await findPostmaster(await cluster())
      if (!postmaster) throw new Error('the database does not answer')
      process.kill(postmaster.pid, 'SIGKILL')
    },
    stop: () => end('SIGTERM'),
    expectAlive() {
      if (child && child.exitCode !== null)
        throw new Error(`the portal ended by itself: ${words.join('').slice(-2000)}`)
    },
    async openOwner() {
      const { passwords, ...rest } = await cluster()
      const postmaster = await findPostmaster({ passwords, ...rest })
      if (!postmaster) throw new Error('the database does not answer')
      const { host, port } = postmaster.address
      const login = `chancery_owner:${encodeURIComponent(passwords.owner)}`
      const url = `postgresql://${login}@localhost:${port}/chancery?host=${encodeURIComponent(host)}`
      const pool = new pg.Pool({ ...connectionOptions(url, 'chancery-test'), max: 2 })
      pool.on('error', () => undefined)
      return pool
    },
  }
}

/** Waits for the line `ready http://…`. */
async function addressOf(child: ChildProcess, said: string[]): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('the portal has no output')
  child.stderr.on('data', (data: Buffer) => said.push(data.toString()))
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^ready (http:\S+)$/.exec(line)?.[1]
    if (address) return address
  }
  throw new Error(`the portal ended before it served: ${said.join('').slice(-2000)}`)
}
