import { createPublicKey, verify } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Signer } from '../platform/signer.ts'
import { addSigningKey, keysInText, readSigningKeys, signerOf, textOfKeys } from './file-signer.ts'

let dataFolder = ''
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'signer-'))
})
afterAll(() => rm(dataFolder, { recursive: true }))

const fromFolder = async (): Promise<Signer> => signerOf(await readSigningKeys({ signingKeys: null, dataFolder }))

function holds(signer: Signer, kid: string, text: string, signature: string): boolean {
  const jwk = signer.publicKeys().find((key) => key.kid === kid)?.jwk
  if (!jwk) return false
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

test('LIC-8: keys are made at the first start, one per purpose, readable by their owner only', async () => {
  const [first, second] = await Promise.all([fromFolder(), fromFolder()])
  expect(first.publicKeys()).toEqual(second.publicKeys())
  const files = (await readdir(join(dataFolder, 'keys'))).toSorted()
  expect(files).toEqual(['licence-file.1.jwk', 'quote-arithmetic.1.jwk', 'status-list.1.jwk'])
  for (const file of files) expect((await stat(join(dataFolder, 'keys', file))).mode & 0o777).toBe(0o600)
})

test('LIC-8: after a rotation the new key signs, and what the old one signed still verifies', async () => {
  const before = await fromFolder()
  const old = before.currentKeyId('licence-file')
  const signature = await before.sign('licence-file', old, 'text')
  const made = await addSigningKey(dataFolder, 'licence-file')
  const after = await fromFolder()
  expect(after.currentKeyId('licence-file')).toBe(made.kid)
  expect(holds(after, old, 'text', signature)).toBe(true)
  expect(await after.sign('licence-file', old, 'text')).toBe(signature)
})

test('a key of one purpose signs nothing of another, and no private half is published', async () => {
  const signer = await fromFolder()
  await expect(signer.sign('status-list', signer.currentKeyId('licence-file'), 'x')).rejects.toThrow(
    /not for the purpose/,
  )
  await expect(signer.sign('licence-file', 'unknown', 'x')).rejects.toThrow(/is not here/)
  expect(signer.publicKeys().flatMap(({ jwk }) => Object.keys(jwk))).not.toContain('d')
})

test('keys go to other nodes as one text, which makes the same signer', async () => {
  const keys = await readSigningKeys({ signingKeys: null, dataFolder })
  const elsewhere = signerOf(await readSigningKeys({ signingKeys: textOfKeys(keys), dataFolder: '/nowhere' }))
  expect(elsewhere.publicKeys()).toEqual(signerOf(keys).publicKeys())
})

test('unusable keys are told without a word of them', async () => {
  const text = textOfKeys(await readSigningKeys({ signingKeys: null, dataFolder })).replace('"x":"', '"x":"A')
  expect(() => keysInText(text)).toThrow(/^CHANCERY_SIGNING_KEYS must be a JWK set/)
  const path = join(dataFolder, 'keys', 'status-list.1.jwk')
  const kept = await readFile(path, 'utf8')
  await writeFile(path, kept.replace('"d":"', '"d":"x'))
  const fault = await fromFolder().catch((error: Error) => `${error.message} ${String(error.cause)}`)
  expect(fault).toMatch(/status-list\.1\.jwk does not hold a key.* undefined$/)
})
