import { expect, test } from 'vitest'
import { openVault } from './vault.ts'

const vault = openVault(Buffer.alloc(32, 1))

test('S13: what is sealed opens again for its purpose, and shows nothing of itself', () => {
  const sealed = vault.seal('second factor of ana', 'JBSWY3DPEHPK3PXP')
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
  expect(vault.open('second factor of ana', sealed)).toBe('JBSWY3DPEHPK3PXP')
})

test('S13: sealing twice gives two texts', () => {
  expect(vault.seal('a', 'same')).not.toBe(vault.seal('a', 'same'))
})

test('S13: another purpose, another secret, a changed byte or a stump opens nothing', () => {
  const sealed = vault.seal('second factor of ana', 'JBSWY3DPEHPK3PXP')
  expect(vault.open('second factor of luis', sealed)).toBeNull()
  expect(openVault(Buffer.alloc(32, 2)).open('second factor of ana', sealed)).toBeNull()
  const bytes = Buffer.from(sealed, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(vault.open('second factor of ana', changed.toString('base64url'))).toBeNull()
  }
  expect(vault.open('second factor of ana', sealed.slice(0, 20))).toBeNull()
  expect(vault.open('second factor of ana', '')).toBeNull()
})

test('S13: keys differ by purpose and are the same each time', () => {
  expect(vault.key('pepper')).toEqual(vault.key('pepper'))
  expect(vault.key('pepper')).not.toEqual(vault.key('devices'))
  expect(vault.key('pepper')).toHaveLength(32)
})
