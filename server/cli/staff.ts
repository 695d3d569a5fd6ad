import { type Command, Option } from 'commander'
import { z } from 'zod'
import { staffRoles } from '../../contract/actor.ts'
import { addStaffMember } from '../accounts/add-staff-member.ts'
import { openHouse } from '../house.ts'
import { OperatorFault } from '../platform/operator-fault.ts'
import { Refusal } from '../platform/refusal.ts'
import { workerWithin } from '../platform/worker.ts'
import { configOfCommand, logOfCommand, print } from './output.ts'

const flags = z.object({
  loginId: z
    .string()
    .regex(/^[\w.-]{3,64}$/, 'The login ID must have 3 to 64 letters, digits, dots, dashes or underscores.'),
  firstName: z.string().trim().min(1, 'The first name must not be empty.').max(100),
  lastName: z.string().trim().min(1, 'The last name must not be empty.').max(100),
  email: z.email('The e-mail address must look like ana@example.com.'),
  roles: z.array(z.enum(staffRoles, `The roles are ${staffRoles.join(', ')}.`)).min(1, 'Give at least one role.'),
  language: z.enum(['en', 'es']),
  json: z.boolean().optional(),
})

/** Adds `staff add` (PLT-5): how the vendor's first person gets into a new portal. */
export function staffCommand(program: Command): void {
  program
    .command('staff')
    .description('the vendor’s own people')
    .command('add')
    .description('let somebody in; prints the address at which they choose their password, good once and for 24 hours')
    .requiredOption('--login-id <id>', 'what they sign in with')
    .requiredOption('--first-name <name>')
    .requiredOption('--last-name <name>')
    .requiredOption('--email <address>')
    .requiredOption('--roles <role...>', `any of ${staffRoles.join(', ')}`)
    .addOption(new Option('--language <language>').choices(['en', 'es']).default('en'))
    .option('--json', 'print the result as JSON')
    .action(runAdd)
}

async function runAdd(given: unknown): Promise<void> {
  const read = flags.safeParse(given)
  if (!read.success) throw new OperatorFault(read.error.issues.map(({ message }) => message).join('\n'))
  const open = await openHouse(configOfCommand(), logOfCommand())
  try {
    const added = await workerWithin(open.house, (ctx) => addStaffMember(ctx, read.data)).catch((error: unknown) => {
      throw error instanceof Refusal ? new OperatorFault(`The login ID ${read.data.loginId} is taken.`) : error
    })
    print(read.data.json, added, [`${read.data.loginId} can choose a password at`, added.url])
  } finally {
    await open.close()
  }
}
