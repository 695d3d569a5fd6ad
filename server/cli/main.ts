import { Command } from 'commander'
import { fail } from '../platform/run.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { demoCommand } from './demo.ts'
import { fulfilCommand } from './fulfil.ts'
import { keysCommand } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { recomputeCommand } from './recompute.ts'
import { staffCommand } from './staff.ts'
import { verifyCommand } from './verify.ts'

/** `npm run chancery -- …` (PLT-5): what administrators do at a prompt or from scripts. */
const program = new Command('chancery')
  .description('Administers a Chancery portal. Reads the same environment variables as the portal itself.')
  .showHelpAfterError()

verifyCommand(program)
recomputeCommand(program)
keysCommand(program)
migrateCommand(program)
backupCommand(program)
restoreCommand(program)
fulfilCommand(program)
staffCommand(program)
demoCommand(program)

await program.parseAsync(process.argv).catch(fail)
