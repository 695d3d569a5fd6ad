import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OperatorFault } from './operator-fault.ts'

/** The portal's secret, 32 bytes: the file in the data folder, made at the first start. */
export async function secretIn(dataFolder: string): Promise<Buffer> {
  const path = join(dataFolder, 'keys', 'secret')
  const text = await readOrMake(path, () => randomBytes(32).toString('base64'))
  const secret = Buffer.from(text.trim(), 'base64')
  if (secret.length !== 32)
    throw new OperatorFault(`${path} does not hold 32 bytes in base64. Restore the file from a backup.`)
  return secret
}

/**
 * The text of a secret file that only its owner may read; made where there is none. Of two processes that make it at once
 * one wins and both read the same: the file appears whole or not at all, and is on the disk before it is used.
 */
export async function readOrMake(path: string, make: () => string): Promise<string> {
  const found = await readIfThere(path)
  if (found !== null) return found
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const partial = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(partial, 'wx', 0o600)
  await file
    .writeFile(make())
    .then(() => file.sync())
    .finally(() => file.close())
  await link(partial, path).catch((error: unknown) => {
    if (!isCode(error, 'EEXIST')) throw error
  })
  await rm(partial)
  await syncFolder(dirname(path))
  return readFile(path, 'utf8')
}

async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return null
    throw error
  })
}

/** A new name in a folder is on the disk only when the folder is. Windows does not offer this, nor need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
