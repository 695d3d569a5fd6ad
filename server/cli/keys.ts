import { Argument, type Command } from 'commander'
import { addSigningKey, readSigningKeys, signerOf, signingPurposes, textOfKeys } from '../licences/file-signer.ts'
import { OperatorFault } from '../platform/operator-fault.ts'
import type { SigningPurpose } from '../platform/signer.ts'
import { configOfCommand, print } from './output.ts'

/** Adds `keys list`, `keys rotate` and `keys export` (LIC-8). */
export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('the keys that sign licence files, status lists and quotes')
  keys
    .command('list')
    .description('list the keys by id; the current one of each purpose signs, the others verify')
    .option('--json', 'print the result as JSON')
    .action(listKeys)
  keys
    .command('rotate')
    .description('make a new key; it signs from the next start of the portal, and files signed before stay genuine')
    .addArgument(new Argument('<purpose>', 'what the key is for').choices(signingPurposes))
    .option('--json', 'print the result as JSON')
    .action(rotateKey)
  keys
    .command('export')
    .description('print all keys, private halves included, for CHANCERY_SIGNING_KEYS of other nodes')
    .action(exportKeys)
}

async function listKeys(flags: { json?: boolean }): Promise<void> {
  const signer = signerOf(await readSigningKeys(configOfCommand()))
  const keys = signer.publicKeys().map(({ kid, purpose }) => ({
    kid,
    purpose,
    current: kid === signer.currentKeyId(purpose),
  }))
  print(
    flags.json,
    keys,
    keys.map(({ kid, purpose, current }) => `${kid}  ${purpose}${current ? '  current' : ''}`),
  )
}

async function rotateKey(purpose: SigningPurpose, flags: { json?: boolean }): Promise<void> {
  const config = configOfCommand()
  if (config.signingKeys !== null)
    throw new OperatorFault(
      'The keys come from CHANCERY_SIGNING_KEYS. Rotate in the installation that they were exported from, and export them again.',
    )
  const { kid } = await addSigningKey(config.dataFolder, purpose)
  print(flags.json, { kid, purpose }, [
    `Made the key ${kid} for the purpose ${purpose}.`,
    'Publish it to whoever pins keys, then restart the portal: from then on it signs.',
  ])
}

async function exportKeys(): Promise<void> {
  process.stdout.write(`${textOfKeys(await readSigningKeys(configOfCommand()))}\n`)
}
