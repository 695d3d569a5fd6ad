import type { Command } from 'commander'
import { loadDemoIfEmpty } from '../demo.ts'
import { openHouse } from '../house.ts'
import { OperatorFault } from '../platform/operator-fault.ts'
import { configOfCommand, logOfCommand } from './output.ts'

/** Adds `demo` (PLT-1): fills an empty database with the demo vendor, as the first start of a demo does by itself. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('fill an empty database with the demo vendor, and tell who can be tried out')
    .action(runDemo)
}

async function runDemo(): Promise<void> {
  const config = configOfCommand()
  if (!config.demo) throw new OperatorFault('This portal is not a demo. Set CHANCERY_DEMO=1 where it shall be one.')
  const { demoWelcome, loadDemo } = await import('../../testing/demo.ts')
  const open = await openHouse(config, logOfCommand())
  try {
    const { house, database } = open
    const isLoaded = await loadDemoIfEmpty({ house, ownerUrl: database.ownerUrl }, loadDemo)
    if (!isLoaded) process.stdout.write('There are organizations already; nothing was changed.\n')
    process.stdout.write(await demoWelcome(house))
  } finally {
    await open.close()
  }
}
