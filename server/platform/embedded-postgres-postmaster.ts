import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { lstat, mkdir, open, readFile, realpath, rename, rm, rmdir, stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { asAccount, programEnvironment, runProgram } from './embedded-postgres-account.ts'
import { programPath } from './embedded-postgres-binaries.ts'
import { type Cluster, dataArgument, handOver } from './embedded-postgres-cluster.ts'
import { poll, processMark } from './embedded-postgres-processes.ts'

/** Where the server listens: a folder with its socket (Unix), or the loopback address (Windows). */
export type Address = { readonly host: string; readonly port: number }

/** A running server's first process, told apart from later users of its number by `mark`. */
export type Postmaster = { readonly pid: number; readonly mark: string; readonly address: Address }

/** What an attempt to start came to: a server that answers, or `occupied` where another one holds (or still leaves) the data. */
export type StartResult = Postmaster | 'occupied'

const PORT = 5432
/** Lengths the systems allow for a socket's path, less the closing zero: 107 on Linux, 103 elsewhere. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103
const LARGEST_LOG_BYTES = 10 * 1024 * 1024
/** Recovery after a crash reads back at most some gigabytes of log; five minutes are ample on a slow disk. */
const START_LIMIT = 5 * 60_000
const STOP_LIMIT = 60_000

type LockFile = { pid: number; address: Address; ready: boolean }

/**
 * The server that already serves this data, once it answers; undefined when there is none. A lock file left by a server
 * that died, and whose process number now belongs to some other program, is removed (PostgreSQL itself would refuse to
 * start; its second lock, on shared memory, still stands).
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const lock = await readLockFile(cluster.data)
  const mark = lock && processMark(lock.pid)
  if (!lock || mark === undefined) return undefined
  // A server opens its socket a moment after it writes the lock file; nobody else's process ever does.
  const limit = mayBePostgres(lock.pid) ? 10_000 : 0
  const listening = await poll(
    async () => (await accepts(lock.address)) || processMark(lock.pid) !== mark || undefined,
    {
      limit,
      every: 20,
    },
  )
  if (listening) return waitUntilReady(cluster, lock.pid, mark)
  await rm(join(cluster.data, 'postmaster.pid'), { force: true })
  return undefined
}

/** Starts a server on the data and waits until it answers. Throws with the server's own words when it cannot start. */
export async function startPostmaster(
  cluster: Cluster,
  settings: Readonly<Record<string, string>>,
  address: Address,
): Promise<StartResult> {
  const log = await openLog(cluster)
  const args = ['-D', dataArgument(cluster.data, cluster.account), ...serverArguments(cluster, settings, address)]
  let failure: string | undefined
  try {
    if (process.platform === 'win32') return await startByControl(cluster, args, log.path)
    const child = spawn(programPath(cluster.programs.folder, 'postgres'), args, {
      cwd: cluster.data,
      env: programEnvironment(),
      detached: true,
      stdio: ['ignore', log.handle.fd, log.handle.fd],
      ...asAccount(cluster.account),
    })
    child.on('error', (error) => {
      failure = error.message
    })
    child.unref()
    const mark = child.pid === undefined ? undefined : processMark(child.pid)
    const found = child.pid && mark ? await waitUntilReady(cluster, child.pid, mark) : undefined
    if (found) return found
  } finally {
    await log.handle.close()
  }
  const words = failure ?? (await readFile(log.path, 'utf8')).slice(log.size)
  if (/lock file "postmaster.pid" already exists|shared memory block .* is still in use/.test(words)) return 'occupied'
  throw new Error(`The embedded PostgreSQL did not start: ${words.trim().slice(-2000)} (more in ${log.path})`)
}

/** Ends the server gently: open transactions are rolled back, everything is written. Throws after a minute. */
export async function stopPostmaster(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  if (processMark(postmaster.pid) !== postmaster.mark) return
  if (process.platform === 'win32') {
    const args = ['stop', '-D', cluster.data, '-m', 'fast', '-w', '-t', String(STOP_LIMIT / 1000)]
    await runProgram(programPath(cluster.programs.folder, 'pg_ctl'), args, { account: undefined, cwd: cluster.data })
  } else {
    process.kill(postmaster.pid, 'SIGINT')
  }
  const gone = await poll(() => processMark(postmaster.pid) !== postmaster.mark || undefined, {
    limit: STOP_LIMIT,
    every: 10,
  })
  if (!gone) throw new Error(`PostgreSQL (process ${postmaster.pid}) has not stopped after ${STOP_LIMIT / 1000} s.`)
  // The socket's folder is ours alone, and empty now.
  if (process.platform !== 'win32') await rmdir(postmaster.address.host).catch(() => undefined)
}

/**
 * Where a server started now shall listen. No TCP on Unix; on Windows a port of the loopback address: the one clients
 * know already, or a free one.
 */
export async function chooseAddress(cluster: Cluster, known?: Address): Promise<Address> {
  if (process.platform === 'win32') return known ?? { host: '127.0.0.1', port: await freePort() }
  const usual = join(cluster.data, 'socket')
  const fits = Buffer.byteLength(`${usual}/.s.PGSQL.${PORT}`) <= LONGEST_SOCKET_PATH
  const hash = createHash('sha256')
    .update(await realpath(cluster.data))
    .digest('hex')
    .slice(0, 16)
  const host = fits ? usual : join(tmpdir(), `chancery-${hash}`)
  const made = await mkdir(host, { mode: 0o700 }).then(
    () => true,
    () => false,
  )
  if (made) await handOver(host, cluster.account)
  const found = await lstat(host)
  const owner = cluster.account?.uid ?? process.getuid?.()
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new Error(
      `${host} is not ours alone, so the database's socket cannot be put there. Remove it, then start again.`,
    )
  }
  return { host, port: PORT }
}

function serverArguments(cluster: Cluster, settings: Readonly<Record<string, string>>, address: Address): string[] {
  const usual = join(cluster.data, 'socket')
  const listen =
    process.platform === 'win32'
      ? { listen_addresses: address.host, port: String(address.port) }
      : {
          listen_addresses: '',
          port: String(address.port),
          // Relative to the data, where the server stands: it need not be able to walk there.
          unix_socket_directories: address.host === usual ? 'socket' : address.host,
          unix_socket_permissions: '0700',
        }
  return Object.entries({ ...settings, ...listen }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** PostgreSQL gives up administrators' rights on Windows only when its own control program starts it. */
async function startByControl(cluster: Cluster, args: string[], log: string): Promise<StartResult> {
  const options = args.slice(2).map((argument) => (argument === '-c' ? argument : `"${argument}"`))
  const control = [
    'start',
    '-D',
    cluster.data,
    '-w',
    '-t',
    String(START_LIMIT / 1000),
    '-l',
    log,
    '-o',
    options.join(' '),
  ]
  const result = await runProgram(programPath(cluster.programs.folder, 'pg_ctl'), control, {
    account: undefined,
    cwd: cluster.data,
  })
  const found = result.code === 0 ? await findPostmaster(cluster) : undefined
  if (found) return found
  throw new Error(`The embedded PostgreSQL did not start: ${result.output.trim()} (more in ${log})`)
}

/** Waits while the process lives and is not yet (or no longer) ready; undefined when it has ended. */
async function waitUntilReady(cluster: Cluster, pid: number, mark: string): Promise<Postmaster | undefined> {
  const outcome = await poll<Postmaster | 'ended'>(
    async () => {
      if (processMark(pid) !== mark) return 'ended'
      const lock = await readLockFile(cluster.data)
      return lock?.pid === pid && lock.ready ? { pid, mark, address: lock.address } : undefined
    },
    { limit: START_LIMIT, every: 5 },
  )
  if (outcome === 'ended') return undefined
  if (outcome) return outcome
  throw new Error(`PostgreSQL (process ${pid}) is not ready after ${START_LIMIT / 60_000} minutes; see its log.`)
}

/** The lines of PostgreSQL's lock file: process, data, start, port, socket folder, address, shared memory, state. */
async function readLockFile(data: string): Promise<LockFile | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const socketFolder =
    lines[4] && isAbsolute(lines[4]) && !lines[4].startsWith('/proc/') ? lines[4] : join(data, 'socket')
  const host = process.platform === 'win32' ? '127.0.0.1' : socketFolder
  return { pid, address: { host, port: Number(lines[3]) || PORT }, ready: lines[7]?.trim() === 'ready' }
}

function mayBePostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return true
  }
}

function accepts(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const path = `${address.host}/.s.PGSQL.${address.port}`
    const socket = process.platform === 'win32' ? connect(address.port, address.host) : connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : PORT))
    })
  })
}

/** The server's own log, kept to two files of at most about ten megabytes each. */
async function openLog(
  cluster: Cluster,
): Promise<{ path: string; handle: Awaited<ReturnType<typeof open>>; size: number }> {
  const path = join(cluster.folder, 'postgres.log')
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LARGEST_LOG_BYTES) await rename(path, `${path}.1`)
  const handle = await open(path, 'a', 0o600)
  return { path, handle, size: (await handle.stat()).size }
}
