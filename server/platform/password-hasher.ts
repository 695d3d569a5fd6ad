import { hash, verify } from '@node-rs/argon2'
import type { Vault } from './vault.ts'

/** How much one hash costs: OWASP's least for argon2id, about 40 ms of one core. */
export type HashCost = { memoryKibibytes: number; passes: number }
const usualCost: HashCost = { memoryKibibytes: 19_456, passes: 2 }

/** What a check of a password found. `stale`: right, but hashed at another cost than today's, so hash it again. */
export type PasswordVerdict = { right: boolean; stale: boolean }

/** Slow hashes of passwords (ACC-12): argon2id with a pepper from the vault, so that a stolen table alone is no use. */
export type PasswordHasher = {
  hash(password: string): Promise<string>
  /** Costs the same where there is no hash to compare with, so that time tells nothing (ASVS 6.3.8). */
  verify(stored: string | null, password: string): Promise<PasswordVerdict>
}

/** Opens the hasher. Passwords must come in one Unicode spelling (NFC); nothing of them is cut or folded. */
export function openPasswordHasher(vault: Vault, cost: HashCost = usualCost): PasswordHasher {
  const secret = vault.key('password pepper')
  const options = { memoryCost: cost.memoryKibibytes, timeCost: cost.passes, parallelism: 1, secret }
  const mark = `$argon2id$v=19$m=${cost.memoryKibibytes},t=${cost.passes},p=1$`
  // A well-formed hash that no password has: it can be compared with, and never matches.
  const noOnes = `${mark}${Buffer.alloc(16, 7).toString('base64').replace(/=+$/, '')}$${Buffer.alloc(32, 7).toString('base64').replace(/=+$/, '')}`
  return {
    hash: (password) => hash(password, options),
    verify: async (stored, password) => {
      const right = await verify(stored ?? noOnes, password, { secret })
      return { right: right && stored !== null, stale: right && stored !== null && !stored.startsWith(mark) }
    },
  }
}
