import { Command } from 'commander'
import { fail } from '../platform/run.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { keysCommand } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { verifyCommand } from './verify.ts'

/** `npm run chancery -- …` (PLT-5): what administrators do at a prompt or from scripts. */
const program = new Command('chancery')
  .description('Administers a Chancery portal. Reads the same environment variables as the portal itself.')
  .showHelpAfterError()

verifyCommand(program)
keysCommand(program)
migrateCommand(program)
backupCommand(program)
restoreCommand(program)

await program.parseAsync(process.argv).catch(fail)
