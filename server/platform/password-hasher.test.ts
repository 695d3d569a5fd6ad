import { expect, test } from 'vitest'
import { openPasswordHasher } from './password-hasher.ts'
import { openVault } from './vault.ts'

const vault = openVault(Buffer.alloc(32, 1))
const cheap = { memoryKibibytes: 64, passes: 1 }
const hasher = openPasswordHasher(vault, cheap)

test('ACC-12: passwords are hashed with argon2id at 19 MiB and two passes', async () => {
  expect(await openPasswordHasher(vault).hash('a long enough password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('ACC-12: the right password is right, and case, ends and length all count', async () => {
  const stored = await hasher.hash('Correct horse battery')
  expect(await hasher.verify(stored, 'Correct horse battery')).toEqual({ right: true, stale: false })
  for (const wrong of ['correct horse battery', 'Correct horse battery ', 'Correct horse batter', ''])
    expect(await hasher.verify(stored, wrong)).toEqual({ right: false, stale: false })
})

test('ACC-12: where there is no hash nothing is right', async () => {
  expect(await hasher.verify(null, 'anything at all')).toEqual({ right: false, stale: false })
})

test('ACC-12: a hash of a former cost is right and marked for renewal', async () => {
  const stored = await hasher.hash('Correct horse battery')
  const dearer = openPasswordHasher(vault, { memoryKibibytes: 128, passes: 2 })
  expect(await dearer.verify(stored, 'Correct horse battery')).toEqual({ right: true, stale: true })
})

test('S13: a stolen hash is of no use without the pepper', async () => {
  const stored = await hasher.hash('Correct horse battery')
  const other = openPasswordHasher(openVault(Buffer.alloc(32, 2)), cheap)
  expect(await other.verify(stored, 'Correct horse battery')).toEqual({ right: false, stale: false })
})
