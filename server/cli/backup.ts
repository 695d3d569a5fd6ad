import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type RunningDatabase, startDatabase } from '../house.ts'
import { jobs } from '../jobs.ts'
import { type BackupReport, restoreBackup, writeBackup } from '../platform/backup.ts'
import { systemClock } from '../platform/clock.ts'
import { migrate } from '../platform/migrations.ts'
import { configOfCommand, logOfCommand, print } from './output.ts'

/** Adds `backup FILE` (PLT-2). The portal may go on meanwhile. */
export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy the whole database into one file; keys and the secret (data/keys) are copied apart')
    .argument('<file>', 'the file to write')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, flags: { json?: boolean }) => {
      const report = await withDatabase((database) =>
        writeBackup({ ownerUrl: database.ownerUrl, file: resolve(file), createdAt: systemClock.now() }),
      )
      print(flags.json, report, [`Wrote ${file}: ${rowsIn(report)}.`])
    })
}

/** Adds `restore FILE`: also the way from the embedded database to a server, and from one release to another. */
export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .description('fill a new, empty database from a backup; start the portal afterwards')
    .argument('<file>', 'the backup')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, flags: { json?: boolean }) => {
      const report = await withDatabase(async (database) => {
        await migrate({ ...database, queues: jobs })
        return restoreBackup({ ownerUrl: database.ownerUrl, file: resolve(file) })
      })
      print(flags.json, report, [`Restored ${file} of ${report.createdAt}: ${rowsIn(report)}.`])
    })
}

async function withDatabase<T>(work: (database: RunningDatabase) => Promise<T>): Promise<T> {
  const database = await startDatabase(configOfCommand(), logOfCommand())
  return work(database).finally(() => database.stop())
}

function rowsIn(report: BackupReport): string {
  return `${report.rows} rows in ${Object.keys(report.tables).length} tables`
}
