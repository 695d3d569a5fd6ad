import type { mailbox } from '../../contract/mailbox.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { listLetterRows } from './letter-queries.ts'
import { viewLetter } from './letter-view.ts'

/** PLT-7: every letter of the demo. Visitors may read none, so the portal looks with the eyes of its own worker. */
export const listLetters: Errand<typeof mailbox.listLetters, House> = async ({ house }, input) => {
  const { rows, next } = await workerWithin(house, ({ tx }) => listLetterRows(tx, input))
  return { items: rows.map(viewLetter), next }
}
