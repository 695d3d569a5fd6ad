import type { contacts } from '../../contract/contacts.ts'
import type { Operation } from '../platform/operation.ts'
import { countContacts, listContactRows } from './contact-list-queries.ts'
import { viewContactSummary } from './contact-view.ts'

/** ACC-4, ACC-5. The people of an organization, as far as the reader may see them. */
export const listContacts: Operation<typeof contacts.listContacts> = async (ctx, input) => {
  const { rows, next } = await listContactRows(ctx, input, input)
  return {
    items: rows.map((row) => viewContactSummary(ctx.actor, row, ctx.now)),
    next,
    total: await countContacts(ctx, input),
  }
}
