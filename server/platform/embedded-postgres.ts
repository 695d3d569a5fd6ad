import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Release } from './embedded-postgres-binaries.ts'
import { type Cluster, openCluster, type Passwords } from './embedded-postgres-cluster.ts'
import {
  type Address,
  chooseAddress,
  findPostmaster,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
} from './embedded-postgres-postmaster.ts'
import { joinUsers, poll, processMark } from './embedded-postgres-processes.ts'

/** The part of a log the supervisor writes to; facts first, then a sentence. */
export type SupervisorLog = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}

/** What the embedded database is told: where its data lives and whom to tell what happens. */
export type EmbeddedPostgresOptions = {
  /** A folder that is the database's alone; made when missing. */
  readonly folder: string
  readonly log: SupervisorLog
  /** The release to run; 18 unless a test asks for the oldest supported. */
  readonly binaries?: Release
  /** Server settings on top of ours, for the tests' throw-away servers. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A served database `chancery`: two addresses, since the owner of the tables is never the role that serves requests. */
export type EmbeddedPostgres = {
  /** For the application: a role that owns nothing and bypasses nothing. */
  readonly appUrl: string
  /** For migrations, backup and restore: the owner of everything in the database. */
  readonly ownerUrl: string
  /** True when a server from an earlier or another process was found alive and is used on. */
  readonly adopted: boolean
  /** Leaves the database, and stops the server unless another living process of ours uses it. */
  stop(): Promise<void>
}

/** Signs in with all rights; only the tests' throw-away servers have a use for it. */
export type SupervisedPostgres = EmbeddedPostgres & { readonly superuserUrl: string }

/** How often a running server is looked after, and the first and the longest wait between attempts to bring it back. */
const WATCH_INTERVAL = 200
const LONGEST_BACK_OFF = 10_000
/** Back ends of a killed server end on their own within moments; until then a new one cannot take their place. */
const OCCUPIED_LIMIT = 60_000

/**
 * PLT-1. Serves a real PostgreSQL from the data in a folder: makes it on the first start, uses a server that survived
 * this process's predecessor, and brings the server back, unattended, when it dies. Throws, with what to do, where no
 * PostgreSQL runs on this system, and with PostgreSQL's own words when it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { appUrl, ownerUrl, adopted, stop } = await superviseEmbeddedPostgres(options)
  return { appUrl, ownerUrl, adopted, stop }
}

/** As startEmbeddedPostgres, and tells the superuser's address as well. */
export async function superviseEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<SupervisedPostgres> {
  const cluster = await openCluster({ folder: resolve(options.folder), release: options.binaries ?? '18' })
  const settings = options.settings ?? {}
  const users = await joinUsers(cluster.folder)
  const { postmaster, adopted } = await ensureRunning(cluster, settings).catch(async (error) => {
    await users.leave()
    throw error
  })
  options.log.info(
    { pid: postmaster.pid, adopted },
    adopted ? 'embedded PostgreSQL adopted' : 'embedded PostgreSQL started',
  )
  const watch = watchPostmaster(cluster, settings, postmaster, options.log)
  return {
    ...urlsFor(postmaster.address, cluster.passwords),
    adopted,
    async stop() {
      const last = await watch.end()
      await users.leave()
      if (!users.others()) await stopPostmaster(cluster, last)
    },
  }
}

/** Uses the living server or starts one; `known` is where clients look for it already. */
async function ensureRunning(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  known?: Address,
): Promise<{ postmaster: Postmaster; adopted: boolean }> {
  const outcome = await poll(
    async () => {
      const living = await findPostmaster(cluster)
      if (living) return { postmaster: living, adopted: true }
      const started = await startPostmaster(cluster, settings, await chooseAddress(cluster, known))
      return started === 'occupied' ? undefined : { postmaster: started, adopted: false }
    },
    { limit: OCCUPIED_LIMIT, every: 50 },
  )
  if (outcome) return outcome
  throw new Error(`Remains of an earlier PostgreSQL still hold ${cluster.data}; end its processes, then start again.`)
}

/** Looks after the server until told to end; a server that died is started again, with growing pauses while that fails. */
function watchPostmaster(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  first: Postmaster,
  log: SupervisorLog,
): { end(): Promise<Postmaster> } {
  const ending = new AbortController()
  const wait = (milliseconds: number): Promise<unknown> =>
    pause(milliseconds, undefined, { ref: false, signal: ending.signal }).catch(() => undefined)
  let current = first

  const bringBack = async (): Promise<void> => {
    log.warn({ pid: current.pid }, 'embedded PostgreSQL has died; starting it again')
    for (let backOff = WATCH_INTERVAL; !ending.signal.aborted; backOff = Math.min(backOff * 2, LONGEST_BACK_OFF)) {
      try {
        current = (await ensureRunning(cluster, settings, current.address)).postmaster
        log.info({ pid: current.pid }, 'embedded PostgreSQL is back')
        return
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        log.warn({ reason, retryInMilliseconds: backOff }, 'embedded PostgreSQL could not be started again')
        await wait(backOff)
      }
    }
  }

  const watching = (async () => {
    while (!ending.signal.aborted) {
      if (processMark(current.pid) !== current.mark) await bringBack()
      await wait(WATCH_INTERVAL)
    }
  })()

  return {
    async end() {
      ending.abort()
      await watching
      return current
    },
  }
}

/** Addresses every PostgreSQL client understands; a socket's folder stands in `host`, and the name before it is not looked up. */
function urlsFor(address: Address, passwords: Passwords): { appUrl: string; ownerUrl: string; superuserUrl: string } {
  const isSocket = address.host.startsWith('/')
  const server = isSocket ? `localhost:${address.port}` : `${address.host}:${address.port}`
  const query = isSocket ? `?host=${encodeURIComponent(address.host)}` : ''
  const url = (role: string, password: string, database: string): string =>
    `postgresql://${role}:${password}@${server}/${database}${query}`
  return {
    appUrl: url('chancery_app', passwords.app, 'chancery'),
    ownerUrl: url('chancery_owner', passwords.owner, 'chancery'),
    superuserUrl: url('postgres', passwords.superuser, 'postgres'),
  }
}
