import { join } from 'node:path'
import { jobs } from './jobs.ts'
import { readSigningKeys, signerOf } from './licences/file-signer.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/db.ts'
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts'
import type { House } from './platform/house.ts'
import { randomIds } from './platform/ids.ts'
import { secretIn } from './platform/key-files.ts'
import type { Log } from './platform/log.ts'
import { mailboxMailer, smtpMailer } from './platform/mailer.ts'
import { migrate } from './platform/migrations.ts'
import { openPasswordHasher } from './platform/password-hasher.ts'
import { sealKey } from './platform/seal.ts'
import { openVault } from './platform/vault.ts'
import { doorRules } from './rules.ts'

/** Where the database of an installation is, running. */
export type RunningDatabase = { appUrl: string; ownerUrl: string; secret: Buffer; stop(): Promise<void> }

/** A house that stands: its database is up to date and answers. */
export type OpenHouse = {
  house: House
  database: RunningDatabase
  /** Whom to tell of work that was asked for; the job runner, once it runs. */
  onJobs(listener: () => void): void
  close(): Promise<void>
}

/** Starts the embedded database, or takes the server that the configuration names; and finds the secret. */
export async function startDatabase(config: Config, log: Log): Promise<RunningDatabase> {
  const secret = config.secret ?? (await secretIn(config.dataFolder))
  if (config.database.kind === 'server') {
    const { appUrl, ownerUrl } = config.database
    return { appUrl, ownerUrl, secret, stop: async () => undefined }
  }
  const { appUrl, ownerUrl, stop } = await startEmbeddedPostgres({
    folder: join(config.dataFolder, 'postgres'),
    log: {
      info: (facts, message) => log.info({ ...facts }, message),
      warn: (facts, message) => log.warn({ ...facts }, message),
    },
  })
  return { appUrl, ownerUrl, secret, stop }
}

/** Builds the house by hand: database up to date, keys, mail. That is all the dependency injection. */
export async function openHouse(config: Config, log: Log): Promise<OpenHouse> {
  const database = await startDatabase(config, log)
  try {
    return await furnish(config, log, database)
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function furnish(config: Config, log: Log, database: RunningDatabase): Promise<OpenHouse> {
  const { appUrl, ownerUrl, secret } = database
  const signer = signerOf(await readSigningKeys(config))
  const report = await migrate({ ownerUrl, appUrl, secret, queues: jobs })
  if (report.applied.length > 0) log.info({ applied: report.applied }, 'migrations applied')
  for (const warning of report.warnings) log.warn({}, warning)
  let listener = (): void => undefined
  const db = openDatabase({
    url: appUrl,
    seal: sealKey(secret),
    poolSize: config.poolSize,
    // The database judges by its own clock whether a context is stale.
    clock: Date.now,
    onFault: (fault) => log.warn({ fault: fault.message }, 'connection to the database lost'),
    onJobs: () => listener(),
  })
  const vault = openVault(secret)
  const publicOrigin = config.publicOrigin ?? `http://127.0.0.1:${config.port}`
  const smtp = config.mail && smtpMailer({ ...config.mail, host: new URL(publicOrigin).hostname })
  if (!smtp && !config.demo) log.warn({}, 'SMTP_URL is not set: letters are kept in the portal and reach nobody')
  const house: House = {
    db,
    clock: systemClock,
    ids: randomIds,
    log,
    mail: smtp ?? mailboxMailer,
    signer,
    vault,
    passwords: openPasswordHasher(vault),
    rules: doorRules,
    publicOrigin,
  }
  return {
    house,
    database,
    onJobs: (told) => {
      listener = told
    },
    close: async () => {
      smtp?.close()
      await db.close()
      await database.stop()
    },
  }
}
