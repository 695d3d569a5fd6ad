import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, findAccount, runProgram } from './embedded-postgres-account.ts'
import {
  findInstalledBinaries,
  type InstalledBinaries,
  type Programs,
  preparePrograms,
  programPath,
  type Release,
} from './embedded-postgres-binaries.ts'
import { processMark } from './embedded-postgres-processes.ts'

/** The random passwords of the three roles that can sign in to the embedded database. */
export type Passwords = { readonly superuser: string; readonly owner: string; readonly app: string }

/** An initialised data folder (`<folder>/pg`) and what is needed to serve it. */
export type Cluster = {
  readonly folder: string
  readonly data: string
  readonly programs: Programs
  readonly account: Account | undefined
  readonly passwords: Passwords
}

const SETTINGS_FILE = 'chancery.conf'
const PASSWORDS_FILE = 'chancery-passwords.json'

/** What the server runs with. Logged statements and details could hold personal data, so neither is logged. */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '150',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '1GB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  restart_after_crash: 'on',
  cluster_name: 'chancery',
  max_logical_replication_workers: '0',
}

/**
 * Opens the cluster in `folder`, making it first where there is none. A half-made one never counts: it is made under
 * another name, with roles, database and passwords, and renamed when all of it is on the disk.
 */
export async function openCluster(options: { folder: string; release: Release }): Promise<Cluster> {
  const { folder, release } = options
  const data = join(folder, 'pg')
  const account = findAccount(
    await stat(data).then(
      (found) => found.uid,
      () => undefined,
    ),
  )
  const installed = await findInstalledBinaries(release)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // The account must be able to pass through to its own folder; what lies beside it keeps its own rights.
  if (account) await chmod(folder, ((await stat(folder)).mode & 0o777) | 0o011)
  const programs = await preparePrograms(installed, release, folder, account)
  await removeLeftovers(folder)
  if (!existsSync(data)) await makeCluster({ folder, data, programs, account, installed })
  await checkRelease(data, release)
  return { folder, data, programs, account, passwords: await readPasswords(data) }
}

/**
 * How programs are told where the data is. A program under another account may be unable to walk to the folder (a
 * checkout below /root), but it can stand in it: we put it there before it gives up our rights, and Linux lets it name
 * the place where it stands.
 */
export function dataArgument(data: string, account: Account | undefined): string {
  return account && existsSync('/proc/self/cwd') ? '/proc/self/cwd' : data
}

/** Hands a file or folder to the account, so that PostgreSQL may use it. */
export async function handOver(path: string, account: Account | undefined): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}

async function makeCluster(house: {
  folder: string
  data: string
  programs: Programs
  account: Account | undefined
  installed: InstalledBinaries
}): Promise<void> {
  const { folder, data, programs, account } = house
  const partial = join(folder, `pg.tmp.${process.pid}`)
  const passwords = { superuser: newPassword(), owner: newPassword(), app: newPassword() }
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { mode: 0o700 })
  await handOver(partial, account)
  await runInitdb(partial, programs, account)
  await writeConfiguration(partial, account)
  await makeRoles(partial, programs, account, passwords)
  await writeDurably(join(partial, PASSWORDS_FILE), JSON.stringify(passwords))
  await handOver(join(partial, PASSWORDS_FILE), account)
  await syncFolder(partial)
  // Of two processes that start at once the slower finds the place taken, and uses what is there.
  await rename(partial, data).catch(async (error) => {
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(data)) throw error
  })
  await syncFolder(folder)
}

/** Sorts by code point and knows upper and lower case of all scripts, in 15 and 18 alike and whatever the system's locales. */
async function runInitdb(data: string, programs: Programs, account: Account | undefined): Promise<void> {
  const locale =
    programs.release === '15'
      ? ['--locale=C.UTF-8', '--lc-messages=C']
      : ['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  // No server ever runs with this "trust": the rules are replaced before the first one starts.
  const args = ['-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--data-checksums', '--no-instructions', ...locale]
  const result = await runProgram(
    programPath(programs.folder, 'initdb'),
    ['-D', dataArgument(data, account), ...args],
    { account, cwd: data },
  )
  if (result.code !== 0) throw new Error(`PostgreSQL could not initialise ${data}: ${result.output.trim()}`)
}

async function writeConfiguration(data: string, account: Account | undefined): Promise<void> {
  const settings = Object.entries(SETTINGS).map(([name, value]) => `${name} = '${value}'`)
  await writeDurably(join(data, SETTINGS_FILE), `${settings.join('\n')}\n`)
  await handOver(join(data, SETTINGS_FILE), account)
  await appendFile(
    join(data, 'postgresql.conf'),
    `\n# Chancery's own settings, then the operator's, which win.\ninclude '${SETTINGS_FILE}'\ninclude_if_exists 'local.conf'\n`,
    { flush: true },
  )
  const hosts = process.platform === 'win32' ? 'host all all 127.0.0.1/32 scram-sha-256' : 'local all all scram-sha-256'
  await writeFile(join(data, 'pg_hba.conf'), `${hosts}\n`, { flush: true })
}

/**
 * Makes the two roles and the database without a server: PostgreSQL's single-user mode reads one statement per line.
 * The owner makes the schema and the audiences' roles; the application's role owns nothing and bypasses nothing.
 */
async function makeRoles(
  data: string,
  programs: Programs,
  account: Account | undefined,
  passwords: Passwords,
): Promise<void> {
  const statements = [
    `alter role postgres password '${passwords.superuser}'`,
    ...roleStatements(passwords),
    'create database chancery owner chancery_owner',
    'revoke all on database chancery from public',
    'grant connect on database chancery to chancery_app',
  ]
  const result = await runProgram(
    programPath(programs.folder, 'postgres'),
    ['--single', '-D', dataArgument(data, account), '-c', 'log_min_messages=error', 'postgres'],
    { account, cwd: data, input: `${statements.join(';\n')};\n` },
  )
  // Single-user mode goes on after an error and ends well all the same.
  const fault = /\b(ERROR|FATAL|PANIC): .*/.exec(result.output)
  if (result.code !== 0 || fault) {
    throw new Error(`PostgreSQL could not make the roles in ${data}: ${fault?.[0] ?? result.output.trim()}`)
  }
}

/** The statements that make Chancery's two sign-in roles; also used where tests bring their own server. */
export function roleStatements(passwords: { owner: string; app: string }): string[] {
  return [
    `create role chancery_owner login createrole nosuperuser nobypassrls password '${passwords.owner}'`,
    `create role chancery_app login noinherit nosuperuser nobypassrls nocreatedb nocreaterole password '${passwords.app}'`,
  ]
}

/** A password of 192 random bits, in characters that need no quoting in SQL nor in a URL. */
export function newPassword(): string {
  return randomBytes(24).toString('hex')
}

async function readPasswords(data: string): Promise<Passwords> {
  const path = join(data, PASSWORDS_FILE)
  const found: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (typeof found === 'object' && found && 'superuser' in found && 'owner' in found && 'app' in found) {
    return { superuser: String(found.superuser), owner: String(found.owner), app: String(found.app) }
  }
  throw new Error(`${path} does not hold the database's passwords. Restore the file from a backup.`)
}

async function checkRelease(data: string, release: Release): Promise<void> {
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
  if (found === release) return
  throw new Error(
    `The data in ${data} was written by PostgreSQL ${found}, and this Chancery brings PostgreSQL ${release}. ` +
      'Make a backup with the version that wrote it, and restore it here into an empty folder.',
  )
}

/** Removes what interrupted starts left behind, unless another living process is at work on it. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = /\.tmp\.(\d+)$/.exec(name)?.[1]
    if (!maker || (Number(maker) !== process.pid && processMark(Number(maker)))) continue
    // A child of the interrupted start may still write into it; the next start takes what this one cannot.
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flush: true })
}

/** A new name in a folder is on the disk only when the folder is. Windows does not offer this, nor need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
