import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOrMake, secretIn } from './key-files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('of many that make the secret at once all get the same, whole, and only the owner may read it', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => secretIn(folder)))
  expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1)
  expect(secrets[0]).toHaveLength(32)
  expect(await readdir(join(folder, 'keys'))).toEqual(['secret'])
  expect((await stat(join(folder, 'keys', 'secret'))).mode & 0o777).toBe(0o600)
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
})

test('what is there is never made again', async () => {
  const path = join(folder, 'once')
  expect(await readOrMake(path, () => 'first')).toBe('first')
  expect(await readOrMake(path, () => 'second')).toBe('first')
})

test('a damaged secret is an error that names the file, not a new secret', async () => {
  const damaged = await mkdtemp(join(folder, 'damaged-'))
  await secretIn(damaged)
  await writeFile(join(damaged, 'keys', 'secret'), 'half')
  await expect(secretIn(damaged)).rejects.toThrow(/keys.secret does not hold 32 bytes/)
})
