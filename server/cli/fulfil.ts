import type { Command } from 'commander'
import { openHouse } from '../house.ts'
import { findStaffSignIn } from '../identity/staff-queries.ts'
import { fulfilmentRoutes } from '../licences/routes.ts'
import { problemFrom } from '../platform/answer.ts'
import type { Call, Door } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { OperatorFault } from '../platform/operator-fault.ts'
import { workerWithin } from '../platform/worker.ts'
import { doorRules } from '../rules.ts'
import { configOfCommand, logOfCommand, print } from './output.ts'

/** Adds `fulfil` (LIC-2): what the vendor's order system calls when it has no other way to the portal. */
export function fulfilCommand(program: Command): void {
  program
    .command('fulfil')
    .description('make the licence of an order line and mail its code; the same line twice makes one licence')
    .requiredOption('--as <login-id>', 'the licensing operator in whose name it is done')
    .requiredOption('--organization <number>', 'the customer’s number')
    .requiredOption('--order <number>')
    .requiredOption('--line <n>')
    .requiredOption('--sku <code>')
    .requiredOption('--quantity <n>')
    .option('--purchase-order <number>')
    .option('--contract <number>')
    .option('--partner <name>', 'the selling partner')
    .option('--starts-on <day>', 'the first day, YYYY-MM-DD; today, unless given')
    .option('--json', 'print the result as JSON')
    .action(runFulfil)
}

async function runFulfil(flags: Record<string, string | undefined> & { json?: boolean }): Promise<void> {
  const open = await openHouse(configOfCommand(), logOfCommand())
  try {
    const output = await fulfil(open.house, flags)
    const { code, repeated } = resultOf(output)
    print(flags.json, output, [repeated ? `This order line is licence ${code} already.` : `Made licence ${code}.`])
  } finally {
    await open.close()
  }
}

/** Goes through the very door of the API, in the operator's name. */
async function fulfil(house: House, flags: Record<string, string | undefined>): Promise<unknown> {
  const operation = fulfilmentRoutes.find(({ name }) => name === 'fulfilOrderLine')
  if (!operation) throw new Error('nothing serves fulfilOrderLine')
  const signedIn = await workerWithin(house, ({ tx }) => findStaffSignIn(tx, flags.as ?? ''))
  if (!signedIn) throw new OperatorFault(`There is no active member of staff with the login ID ${flags.as}.`)
  const issuingKeyId = () => house.signer.currentKeyId('licence-file')
  const door: Door<House> = { db: house.db, clock: house.clock, ids: house.ids, rules: doorRules, house, issuingKeyId }
  const call: Call = {
    signedIn,
    given: {
      number: flags.organization,
      orderNumber: flags.order,
      orderLine: flags.line,
      sku: flags.sku,
      quantity: flags.quantity,
      purchaseOrderNumber: flags.purchaseOrder ?? null,
      contractNumber: flags.contract ?? null,
      sellingPartnerName: flags.partner ?? null,
      ...(flags.startsOn === undefined ? {} : { startsOn: flags.startsOn }),
    },
    idempotencyKey: house.ids.uuid(),
    ifMatch: null,
    requestId: house.ids.uuid(),
    language: 'en',
    address: 'command line',
    userAgent: 'chancery fulfil',
    publicOrigin: house.publicOrigin,
  }
  try {
    return (await operation.run(door, call)).output
  } catch (error) {
    const problem = problemFrom(error, { ...call, name: 'fulfilOrderLine' }, house.log)
    const fields = (problem.fields ?? []).map(({ path, message }) => `${path}: ${message}`)
    throw new OperatorFault([problem.detail, ...fields].join('\n'))
  }
}

function resultOf(output: unknown): { code: string; repeated: boolean } {
  if (typeof output !== 'object' || output === null || !('licence' in output) || !('repeated' in output))
    throw new Error('fulfilling gave no licence')
  const { licence } = output
  const code = typeof licence === 'object' && licence !== null && 'code' in licence ? String(licence.code) : ''
  return { code, repeated: output.repeated === true }
}
