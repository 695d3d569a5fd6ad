import type { mailbox } from '../../contract/mailbox.ts'
import { notFound } from '../access/permit.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { findLetterRow } from './letter-queries.ts'
import { viewLetter } from './letter-view.ts'

/** PLT-7: one letter of the demo, as it went out. */
export const readLetter: Errand<typeof mailbox.readLetter, House> = async ({ house, actor }, input) => {
  const row = await workerWithin(house, ({ tx }) => findLetterRow(tx, input.letterId))
  if (!row) throw notFound(actor)
  return { ...viewLetter(row), text: row.body_text, html: row.body_html }
}
