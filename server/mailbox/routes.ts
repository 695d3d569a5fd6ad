import { mailbox } from '../../contract/mailbox.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { listLetters } from './list-letters.errand.ts'
import { readLetter } from './read-letter.errand.ts'

/** What this feature serves, in the demo only. */
export const mailboxRoutes = serve<House, typeof mailbox>(mailbox, {
  listLetters: { errand: listLetters },
  readLetter: { errand: readLetter },
})
