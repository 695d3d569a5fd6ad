import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { connectionOptions } from './db.ts'
import { type JobQueue, prepareJobs } from './job-schema.ts'
import { OperatorFault } from './operator-fault.ts'
import { audiences, fingerprint, sealKey } from './seal.ts'

/** What a database is brought up to date with. */
export type MigrationOptions = {
  /** The role that owns everything; migrations and backups use it, requests never. */
  ownerUrl: string
  /** The role that serves requests. Only its name is used here. */
  appUrl: string
  /** The portal's secret, of which row contexts are sealed. */
  secret: Buffer
  /** The kinds of jobs that there are. */
  queues?: readonly JobQueue[]
  /** Takes another secret than the one that the database knows. */
  rotate?: boolean
  /** Where the SQL files lie; the project's own unless a test has others. */
  folder?: string
}

/** What was done, and what the operator should know. */
export type MigrationReport = { applied: string[]; warnings: string[] }

type SqlFile = { name: string; text: string; checksum: string }

/** Any number will do, as long as every version of the portal uses the same. */
const lockNumber = 4_180_733_902
const ourFolder = join(import.meta.dirname, '..', '..', 'migrations')

/**
 * Brings a database up to date (PLT-2): each SQL file once, in order, in its own transaction, then the seal, the rights of
 * the portal's login and the job runner's schema. Whoever comes first does it, others wait and find it done. Throws a
 * OperatorFault where a landed file was edited, the secret is another, or a right is missing.
 */
export async function migrate(options: MigrationOptions): Promise<MigrationReport> {
  const files = await readSqlFiles(options.folder ?? ourFolder)
  const app = loginOf(options.appUrl)
  const client = new pg.Client(connectionOptions(options.ownerUrl, 'chancery-migrate'))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    const report = await applyFiles(client, files)
    await storeSeal(client, options)
    report.warnings.push(...(await grantAudiences(client, app)))
    await prepareJobs(options.ownerUrl, options.queues ?? [])
    await grantJobs(client, app)
    return report
  } finally {
    await client.end()
  }
}

/** The migrations that this version brings and that are not among those applied. */
export async function missingMigrations(applied: readonly string[]): Promise<string[]> {
  return (await readSqlFiles(ourFolder)).map(({ name }) => name).filter((name) => !applied.includes(name))
}

async function readSqlFiles(folder: string): Promise<SqlFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      // A checkout on another system may end lines in another way; that is no edit.
      const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

function loginOf(url: string): string {
  const login = decodeURIComponent(new URL(url).username)
  if (!login)
    throw new OperatorFault('DATABASE_URL names no user; write it as postgresql://user:password@host/database.')
  return login
}

async function applyFiles(client: pg.Client, files: SqlFile[]): Promise<MigrationReport> {
  await client.query(`
    create schema if not exists migrations;
    create table if not exists migrations.applied (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations.applied order by name collate "C"',
  )
  const landed = new Map(rows.map(({ name, checksum }) => [name, checksum]))
  const last = rows.at(-1)?.name ?? ''
  const report: MigrationReport = { applied: [], warnings: [] }
  for (const file of files) {
    const checksum = landed.get(file.name)
    if (checksum === file.checksum) continue
    if (checksum !== undefined) throw edited(file.name)
    if (file.name < last)
      throw new OperatorFault(
        `The migration ${file.name} is new, yet ${last} was applied before it. Give it a later number.`,
      )
    await applyFile(client, file)
    report.applied.push(file.name)
  }
  const known = new Set(files.map(({ name }) => name))
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name))
  if (unknown.length > 0) report.warnings.push(`The database is newer than this version: it has ${unknown.join(', ')}.`)
  return report
}

function edited(name: string): OperatorFault {
  return new OperatorFault(
    `The migration ${name} was edited after it had been applied to this database. Restore the file, and put the change into a new one.`,
  )
}

async function applyFile(client: pg.Client, file: SqlFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query('insert into migrations.applied (name, checksum) values ($1, $2)', [file.name, file.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw new OperatorFault(`The migration ${file.name} failed and nothing of it was kept: ${reason}`, {
      cause: error,
    })
  }
}

async function storeSeal(client: pg.Client, options: MigrationOptions): Promise<void> {
  const print = fingerprint(options.secret)
  const { rows } = await client.query<{ fingerprint: string }>('select fingerprint from private.seal')
  const known = rows[0]?.fingerprint
  if (known === print) return
  if (known !== undefined && !options.rotate)
    throw new OperatorFault(
      `This database was set up with another CHANCERY_SECRET (fingerprint ${known}, here ${print}). All nodes need the same; to change it everywhere, stop them and run "chancery migrate --rotate".`,
    )
  const { inner, outer } = sealKey(options.secret)
  await client.query(
    `insert into private.seal (fingerprint, inner_block, outer_block) values ($1, $2, $3)
     on conflict (one) do update set fingerprint = $1, inner_block = $2, outer_block = $3`,
    [print, inner, outer],
  )
}

type LoginFacts = { version: number; owner: string; inherits: boolean; superuser: boolean; member: string[] }

/** Lets the portal's login take on each audience's role, without having any of their rights by itself. */
async function grantAudiences(client: pg.Client, app: string): Promise<string[]> {
  const facts = await factsOfLogin(client, app)
  const login = client.escapeIdentifier(app)
  const isRecent = facts.version >= 160_000
  for (const audience of audiences) {
    const role = `chancery_${audience}`
    if (facts.superuser || facts.member.includes(role)) continue
    await client.query(`grant ${role} to ${login} ${isRecent ? 'with inherit false, set true' : ''}`).catch((error) => {
      throw new OperatorFault(
        `The database's owner ${facts.owner} may not grant ${role} to ${app} (${String(error.message)}). Ask an administrator of the server to run: grant ${role} to ${facts.owner} with admin option;`,
      )
    })
  }
  await client.query(`
    grant usage on schema migrations to ${login}, chancery_worker;
    grant select on migrations.applied to ${login}, chancery_worker`)
  if (facts.superuser || facts.owner === app)
    return [
      `DATABASE_URL signs in as ${app}, which ${facts.superuser ? 'is a superuser' : 'owns the tables'}. Use a login of its own, so that the database itself guards what requests may see.`,
    ]
  if (!isRecent && facts.inherits)
    return [`On PostgreSQL 15 run once: alter role ${app} noinherit; so that ${app} has no rights outside of requests.`]
  return []
}

async function factsOfLogin(client: pg.Client, app: string): Promise<LoginFacts> {
  const { rows } = await client.query<LoginFacts>(
    `select current_setting('server_version_num')::int as version, current_user::text as owner, r.rolinherit as inherits,
       r.rolsuper as superuser,
       coalesce((select array_agg(g.rolname::text) from pg_auth_members m join pg_roles g on g.oid = m.roleid
         where m.member = r.oid and not m.admin_option), '{}') as member
     from pg_roles r where r.rolname = $1`,
    [app],
  )
  const facts = rows[0]
  if (!facts) throw new OperatorFault(`The server knows no login ${app}, which DATABASE_URL names. Create it first.`)
  return facts
}

/** The job runner's schema has no policies: it is closed to all who make requests; the worker may only add jobs. */
async function grantJobs(client: pg.Client, app: string): Promise<void> {
  const login = client.escapeIdentifier(app)
  await client.query(`
    revoke all on schema pgboss from public;
    grant usage on schema pgboss to ${login}, chancery_worker;
    grant select, insert, update, delete on all tables in schema pgboss to ${login};
    grant usage on all sequences in schema pgboss to ${login};
    grant select, insert on all tables in schema pgboss to chancery_worker`)
}
