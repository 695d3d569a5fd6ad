import type { Clock } from './clock.ts'
import type { Database } from './db.ts'
import type { DoorRules } from './door.ts'
import type { Ids } from './ids.ts'
import type { Log } from './log.ts'
import type { PasswordHasher } from './password-hasher.ts'
import type { Signer } from './signer.ts'
import type { Vault } from './vault.ts'

/** Takes one letter to the outside world; the same `messageId` marks a repetition. */
export type Mailer = {
  send(letter: {
    messageId: string
    to: { name: string; email: string }
    subject: string
    text: string
    html: string
  }): Promise<void>
}

/** What errands work with, built once by hand in `main.ts`: that is all the dependency injection. */
export type House = {
  db: Database
  clock: Clock
  ids: Ids
  log: Log
  mail: Mailer
  signer: Signer
  vault: Vault
  passwords: PasswordHasher
  /** Who is let in, for what goes on while somebody is away. */
  rules: DoorRules
  publicOrigin: string
}
