import type { Command } from 'commander'
import { startDatabase } from '../house.ts'
import { jobs } from '../jobs.ts'
import { migrate } from '../platform/migrations.ts'
import { configOfCommand, logOfCommand, print } from './output.ts'

/** Adds `migrate`: what every start does by itself, for those who want to do it apart (PLT-2). */
export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; every start of the portal does the same')
    .option('--rotate', 'take another CHANCERY_SECRET than the database knows; stop all nodes first')
    .option('--json', 'print the result as JSON')
    .action(runMigrate)
}

async function runMigrate(flags: { rotate?: boolean; json?: boolean }): Promise<void> {
  const database = await startDatabase(configOfCommand(), logOfCommand())
  try {
    const report = await migrate({ ...database, queues: jobs, rotate: flags.rotate ?? false })
    print(flags.json, report, [
      report.applied.length > 0 ? `Applied: ${report.applied.join(', ')}.` : 'The database is up to date.',
      ...report.warnings,
    ])
  } finally {
    await database.stop()
  }
}
