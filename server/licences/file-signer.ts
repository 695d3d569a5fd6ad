import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  exportPrivateJwk,
  importPrivateJwk,
  newSigningKey,
  publicJwk,
  type SigningKey,
  signBytes,
} from '../../licence-file/sign.ts'
import { readOrMake } from '../platform/key-files.ts'
import { OperatorFault } from '../platform/operator-fault.ts'
import type { Signer, SigningPurpose } from '../platform/signer.ts'

/** What keys are for; each purpose has its own. */
export const signingPurposes: readonly SigningPurpose[] = ['licence-file', 'status-list', 'quote-arithmetic']

const privateJwk = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
  chancery_purpose: z.enum(['licence-file', 'status-list', 'quote-arithmetic']),
})
const jwkSet = z.strictObject({ keys: z.array(privateJwk) })

/**
 * A signer over keys at hand, oldest first: the last of each purpose signs, the others remain published, so that what they
 * signed stays genuine (LIC-8). Throws where a purpose has no key.
 */
export function signerOf(keys: readonly SigningKey[]): Signer {
  const current = (purpose: SigningPurpose): SigningKey => {
    const key = keys.findLast((one) => one.purpose === purpose)
    if (!key) throw new OperatorFault(`There is no signing key for the purpose ${purpose}.`)
    return key
  }
  for (const purpose of signingPurposes) current(purpose)
  return {
    currentKeyId: (purpose) => current(purpose).kid,
    publicKeys: () =>
      keys.map(({ kid, purpose, privateKey }) => ({ kid, purpose, jwk: { ...publicJwk(privateKey, purpose) } })),
    sign: async (purpose, keyId, text) => {
      const key = keys.find(({ kid }) => kid === keyId)
      if (key?.purpose !== purpose) throw new Error(`The key ${keyId} is not here, or not for the purpose ${purpose}.`)
      return signBytes(key.privateKey, text)
    },
  }
}

/** New keys for all purposes. */
export function newSigningKeys(): SigningKey[] {
  return signingPurposes.map((purpose) => newSigningKey(purpose))
}

/** The keys of an installation: those that its environment names, else the files of its data folder. */
export async function readSigningKeys(from: { signingKeys: string | null; dataFolder: string }): Promise<SigningKey[]> {
  return from.signingKeys === null ? keysInFolder(join(from.dataFolder, 'keys')) : keysInText(from.signingKeys)
}

/**
 * Keys as one JWK set with private keys, oldest first, for several nodes without a shared disk. Throws a sentence that
 * tells what is wrong and nothing of the keys.
 */
export function keysInText(text: string): SigningKey[] {
  const wrong = 'CHANCERY_SIGNING_KEYS must be a JWK set with private keys, as "chancery keys export" prints it.'
  try {
    return jwkSet.parse(JSON.parse(text)).keys.map(importPrivateJwk)
  } catch {
    // The cause would quote the text, and the text is secret.
    throw new OperatorFault(wrong)
  }
}

/** The whole keys as a JWK set, to be handed to other nodes. Secret. */
export function textOfKeys(keys: readonly SigningKey[]): string {
  return JSON.stringify({ keys: keys.map(exportPrivateJwk) })
}

/** Makes the next key of a purpose in the data folder; it signs once the portal has started again. */
export async function addSigningKey(dataFolder: string, purpose: SigningPurpose): Promise<SigningKey> {
  const folder = join(dataFolder, 'keys')
  await keysInFolder(folder)
  const last = (await keyFiles(folder, purpose)).at(-1)?.position ?? 0
  return keyInFile(folder, purpose, last + 1)
}

type KeyFile = { name: string; position: number }

/** Files `licence-file.1.jwk`, `licence-file.2.jwk` …; the first of each purpose is made where there is none. */
async function keysInFolder(folder: string): Promise<SigningKey[]> {
  const keys: SigningKey[] = []
  for (const purpose of signingPurposes) {
    const files = await keyFiles(folder, purpose)
    for (const { position } of files.length > 0 ? files : [{ position: 1 }])
      keys.push(await keyInFile(folder, purpose, position))
  }
  return keys
}

async function keyFiles(folder: string, purpose: SigningPurpose): Promise<KeyFile[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .map((name) => ({ name, position: Number(/^([a-z-]+)\.(\d{1,6})\.jwk$/.exec(name)?.[2] ?? 0) }))
    .filter(({ name, position }) => position > 0 && name.startsWith(`${purpose}.`))
    .toSorted((one, other) => one.position - other.position)
}

async function keyInFile(folder: string, purpose: SigningPurpose, position: number): Promise<SigningKey> {
  const path = join(folder, `${purpose}.${position}.jwk`)
  const text = await readOrMake(path, () => JSON.stringify(exportPrivateJwk(newSigningKey(purpose))))
  const unusable = new OperatorFault(
    `${path} does not hold a key for the purpose ${purpose}. Restore the file from a backup.`,
  )
  try {
    const key = importPrivateJwk(privateJwk.parse(JSON.parse(text)))
    if (key.purpose === purpose) return key
  } catch {
    // As above: no cause, since it would quote the key.
  }
  throw unusable
}
