import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { superviseEmbeddedPostgres } from '../server/platform/embedded-postgres.ts'
import type { Release } from '../server/platform/embedded-postgres-binaries.ts'
import { newPassword, roleStatements } from '../server/platform/embedded-postgres-cluster.ts'
import { hasLivingUser, processMark } from '../server/platform/embedded-postgres-processes.ts'

/** A server for the length of a test run. */
export type TestPostgres = {
  readonly superuserUrl: string
  /** Ends the server and removes its data; for a server that the caller brought, does nothing. */
  stop(): Promise<void>
}

/** A database of a test's own; the roles are the product's: an owner, and an application role under row-level security. */
export type TestDatabase = {
  readonly appUrl: string
  readonly ownerUrl: string
  /** Removes it once everybody has left, or at once, from under those who use it. */
  drop(how?: 'once left' | 'at once'): Promise<void>
}

/** How the processes of one run learn of the run's server. */
const SERVER_VARIABLE = 'CHANCERY_TEST_SERVER'
const FOLDER_PREFIX = 'chancery-test-'
/** Losing a throw-away server's data in a power cut is no loss, and tests are faster for it. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
/** Any number will do, as long as only this file uses it. */
const TEMPLATE_LOCK = 4_180_733_901

type ServerFacts = { superuserUrl: string; ownerPassword: string; appPassword: string }

/**
 * Starts the run's server: PostgreSQL 18 or 15 in a temporary folder, or a throw-away server of the caller's, named by
 * its superuser's URL (its roles chancery_owner and chancery_app get new passwords). Tells this process and its children.
 */
export async function startTestPostgres(version: string): Promise<TestPostgres> {
  await removeLeftServers()
  const started =
    version === '15' || version === '18' ? await startThrowAway(version) : await prepareGivenServer(version)
  process.env[SERVER_VARIABLE] = JSON.stringify(started.facts)
  return {
    superuserUrl: started.facts.superuserUrl,
    async stop() {
      delete process.env[SERVER_VARIABLE]
      await started.stop()
    },
  }
}

/**
 * Makes the database that newTestDatabase copies: runs the migrations once per run, whichever worker comes first.
 * Give another fingerprint when the migrations have changed while the server runs (watch mode).
 */
export async function createTemplate(
  migrate: (ownerUrl: string) => Promise<void>,
  fingerprint = 'current',
): Promise<void> {
  const facts = serverFacts()
  const name = templateName(fingerprint)
  await asSuperuser(facts, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const present = await client.query('select 1 from pg_database where datname = $1', [name])
    if (present.rowCount) return
    const partial = `${name}_partial`
    await client.query(`drop database if exists ${partial} with (force)`)
    await createDatabase(client, partial, 'template1')
    await migrate(urlFor(facts, 'chancery_owner', partial))
    await client.query(`alter database ${partial} rename to ${name}`)
  })
}

/** A fresh database: a copy of the template, or an empty one. Takes about a tenth of a second. */
export async function newTestDatabase(options: { empty?: boolean; fingerprint?: string } = {}): Promise<TestDatabase> {
  const facts = serverFacts()
  const name = `test_${randomBytes(8).toString('hex')}`
  const template = options.empty ? 'template1' : templateName(options.fingerprint ?? 'current')
  await asSuperuser(facts, (client) => createDatabase(client, name, template))
  return {
    appUrl: urlFor(facts, 'chancery_app', name),
    ownerUrl: urlFor(facts, 'chancery_owner', name),
    async drop(how = 'once left') {
      await asSuperuser(facts, async (client) => {
        // A pool has ended before its last connections are closed; one that is cut off then ends the whole test run.
        // PostgreSQL waits for them, some seconds at most.
        const left = how === 'once left' && (await isDone(client.query(`drop database if exists ${name}`)))
        if (!left) await client.query(`drop database if exists ${name} with (force)`)
      })
    },
  }
}

async function startThrowAway(release: Release): Promise<{ facts: ServerFacts; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`))
  const server = await superviseEmbeddedPostgres({
    folder,
    binaries: release,
    settings: THROW_AWAY,
    log: { info: () => undefined, warn: (facts, message) => console.warn(message, facts) },
  })
  const facts = {
    superuserUrl: server.superuserUrl,
    ownerPassword: new URL(server.ownerUrl).password,
    appPassword: new URL(server.appUrl).password,
  }
  return {
    facts,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function prepareGivenServer(superuserUrl: string): Promise<{ facts: ServerFacts; stop(): Promise<void> }> {
  const facts = { superuserUrl, ownerPassword: newPassword(), appPassword: newPassword() }
  await asSuperuser(facts, async (client) => {
    for (const statement of roleStatements({ owner: facts.ownerPassword, app: facts.appPassword })) {
      // A role left by an earlier run is made like new.
      await client.query(statement).catch(() => client.query(statement.replace(/^create/, 'alter')))
    }
  })
  return { facts, stop: async () => undefined }
}

/** Ends and removes the servers of runs that were killed before they could do so. */
async function removeLeftServers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = new RegExp(`^${FOLDER_PREFIX}(\\d+)-`).exec(name)?.[1]
    const folder = join(tmpdir(), name)
    if (!maker || processMark(Number(maker)) || hasLivingUser(folder)) continue
    if (existsSync(join(folder, 'pg', 'postmaster.pid'))) {
      const version = (await readFile(join(folder, 'pg', 'PG_VERSION'), 'utf8')).trim()
      const binaries = version === '15' ? '15' : '18'
      const log = { info: () => undefined, warn: () => undefined }
      await superviseEmbeddedPostgres({ folder, binaries, log, settings: THROW_AWAY }).then(
        (server) => server.stop(),
        (error) => console.warn(`A test server left in ${folder} could not be stopped:`, error),
      )
    }
    await rm(folder, { recursive: true, force: true })
  }
}

function serverFacts(): ServerFacts {
  const text = process.env[SERVER_VARIABLE]
  if (!text) throw new Error('No test server runs: add testing/global-setup.ts to the run, or call startTestPostgres.')
  const found: unknown = JSON.parse(text)
  if (
    typeof found === 'object' &&
    found &&
    'superuserUrl' in found &&
    'ownerPassword' in found &&
    'appPassword' in found
  ) {
    return {
      superuserUrl: String(found.superuserUrl),
      ownerPassword: String(found.ownerPassword),
      appPassword: String(found.appPassword),
    }
  }
  throw new Error(`${SERVER_VARIABLE} is damaged.`)
}

/** A database copies no rights on itself from its template, so they are given anew. */
async function createDatabase(client: pg.Client, name: string, template: string): Promise<void> {
  // Copying files takes a fifth of writing all that is in them to the log first.
  await client.query(`create database ${name} template ${template} owner chancery_owner strategy file_copy`)
  await client.query(`revoke all on database ${name} from public`)
  await client.query(`grant connect on database ${name} to chancery_app`)
}

async function asSuperuser<Result>(facts: ServerFacts, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: facts.superuserUrl })
  await client.connect()
  return work(client).finally(() => client.end())
}

async function isDone(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}

function templateName(fingerprint: string): string {
  return `template_${fingerprint.replace(/[^a-z0-9]/g, '_')}`
}

function urlFor(facts: ServerFacts, role: 'chancery_owner' | 'chancery_app', database: string): string {
  const url = new URL(facts.superuserUrl)
  url.username = role
  url.password = role === 'chancery_owner' ? facts.ownerPassword : facts.appPassword
  url.pathname = `/${database}`
  return url.href
}
