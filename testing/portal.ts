import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Sql } from 'sql-template-tag'
import { authenticate } from '../server/identity/authenticate.ts'
import { jobs } from '../server/jobs.ts'
import { newSigningKeys, signerOf } from '../server/licences/file-signer.ts'
import { servePublicDocuments } from '../server/licences/public-documents.ts'
import { connectionOptions, type Database, openDatabase } from '../server/platform/db.ts'
import type { DoorRules, Served } from '../server/platform/door.ts'
import type { House, Mailer } from '../server/platform/house.ts'
import { openHttp } from '../server/platform/http.ts'
import { randomIds } from '../server/platform/ids.ts'
import { openLog } from '../server/platform/log.ts'
import { migrate } from '../server/platform/migrations.ts'
import { openPasswordHasher } from '../server/platform/password-hasher.ts'
import { sealKey } from '../server/platform/seal.ts'
import { openVault } from '../server/platform/vault.ts'
import { served } from '../server/routes.ts'
import { doorRules } from '../server/rules.ts'
import { type Instant, instant, later, type Span } from '../values/calendar.ts'
import { createTemplate, newTestDatabase, type TestDatabase } from './test-database.ts'
import { runWaitingJobs } from './test-jobs.ts'
import { type Visitor, visitorOf } from './visitor.ts'

/** The moment at which each test file's time stands, until it moves it. */
export const startOfTests = instant('2026-11-16T09:00:00Z')

/** A clock that stands still until it is told otherwise. */
export type TestClock = { now(): Instant; set(moment: string): void; advance(span: Span): void }

/** A mailer that keeps what it was given, and fails while `fault` is set. */
export type TestMailer = Mailer & { sent: Parameters<Mailer['send']>[0][]; fault: Error | null }

/** A whole portal in this process, on a database of its own. */
export type TestPortal = {
  app: FastifyInstance
  house: House
  db: Database
  database: TestDatabase
  clock: TestClock
  mail: TestMailer
  /** Somebody at the HTTP door: signed in by the token of a session, or not. */
  visit(sessionToken?: string): Visitor
  /** Runs a statement as the owner, who sees all rows: to set up what no operation makes, and to check quiet effects. */
  rows<Row = Record<string, unknown>>(query: Sql): Promise<Row[]>
  /** Does all work that is due, in this process, until none is left; throws what a job throws. Tells what was done. */
  runJobs(): Promise<{ kind: string; payload: Record<string, string> }[]>
  close(): Promise<void>
}

const secret = Buffer.alloc(32, 'chancery tests ')
/** Slow hashes guard real passwords; tests have none, and many sign-ins. */
const quickHashes = { memoryKibibytes: 8, passes: 1 }
let shared: Promise<TestPortal> | null = null

/** The portal of this test worker; time is set back to the start. Test files share it, each with organizations of its own. */
export async function openTestPortal(): Promise<TestPortal> {
  shared ??= newTestPortal()
  const portal = await shared
  portal.clock.set(startOfTests)
  portal.mail.fault = null
  return portal
}

/** A portal that no other test shares, for tests that break something. Close it. */
export async function newTestPortal(): Promise<TestPortal> {
  return openPortalOn(await newMigratedDatabase())
}

type Authenticate = ReturnType<typeof authenticate>

/** How a portal differs from the real one, for tests that plant mistakes or let nothing last. */
export type PortalChanges = {
  db?(real: Database): Database
  rules?: DoorRules
  served?: Served<House>[]
  authenticate?(real: Authenticate): Authenticate
  demo?: boolean
}

/** A portal on a database that is there already, such as a second one beside the first. Closing it drops the database. */
export async function openPortalOn(database: TestDatabase, changes: PortalChanges = {}): Promise<TestPortal> {
  const clock = testClock()
  const mail = testMailer()
  const log = openLog(process.env.CHANCERY_TEST_LOG === undefined ? 'silent' : 'info')
  const real = openDatabase({
    url: database.appUrl,
    seal: sealKey(secret),
    poolSize: 12,
    // The database judges by its own clock whether a context is stale.
    clock: Date.now,
    onFault: (fault) => log.warn({ fault: fault.message }, 'connection lost'),
  })
  const db = changes.db?.(real) ?? real
  const vault = openVault(secret)
  const house: House = {
    db,
    clock,
    ids: randomIds,
    log,
    mail,
    signer: signerOf(newSigningKeys()),
    vault,
    passwords: openPasswordHasher(vault, quickHashes),
    rules: changes.rules ?? doorRules,
    publicOrigin: 'http://localhost',
  }
  const app = await openHttp<House>({
    door: {
      db,
      clock,
      ids: randomIds,
      rules: house.rules,
      house,
      issuingKeyId: () => house.signer.currentKeyId('licence-file'),
    },
    served: changes.served ?? served,
    authenticate: changes.authenticate?.(authenticate(db, clock)) ?? authenticate(db, clock),
    log,
    publicOrigin: house.publicOrigin,
    requestsPerMinute: 1_000_000,
    demo: changes.demo ?? true,
  })
  servePublicDocuments(app, house, house.publicOrigin)
  const owner = new pg.Pool({ ...connectionOptions(database.ownerUrl, 'chancery-test'), max: 4 })
  return {
    app,
    house,
    db,
    database,
    clock,
    mail,
    visit: (token) => visitorOf(app, token ?? null),
    rows: async (query) => (await owner.query({ text: query.text, values: query.values })).rows,
    runJobs: () => runWaitingJobs(house, jobs),
    async close() {
      await app.close()
      await Promise.all([real.close(), owner.end()])
      await database.drop()
    },
  }
}

/** A fresh database with the schema of the project. The first worker that asks makes the template for all. */
export async function newMigratedDatabase(): Promise<TestDatabase> {
  await createTemplate(
    (ownerUrl) => migrate({ ownerUrl, appUrl: appOf(ownerUrl), secret, queues: jobs }).then(() => undefined),
    'current',
  )
  return newTestDatabase()
}

/** The secret that test databases are sealed with. */
export function testSecret(): Buffer {
  return secret
}

function appOf(ownerUrl: string): string {
  return ownerUrl.replace('chancery_owner', 'chancery_app')
}

function testClock(): TestClock {
  let current = startOfTests
  return {
    now: () => current,
    set: (moment) => {
      current = instant(moment)
    },
    advance: (span) => {
      current = later(current, span)
    },
  }
}

function testMailer(): TestMailer {
  const sent: TestMailer['sent'] = []
  const mailer: TestMailer = {
    sent,
    fault: null,
    send: async (letter) => {
      if (mailer.fault) throw mailer.fault
      sent.push(letter)
    },
  }
  return mailer
}
