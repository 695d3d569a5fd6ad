import type { contacts } from '../../contract/contacts.ts'
import type { Operation } from '../platform/operation.ts'
import { viewContactSummary } from './contact-view.ts'
import { listContactsOfAll } from './staff-search-queries.ts'

/** Staff find a person in all organizations by name, e-mail or login ID. */
export const findContacts: Operation<typeof contacts.findContacts> = async (ctx, input) => {
  const { rows, next } = await listContactsOfAll(ctx, input.q, input)
  const items = rows.map((row) => {
    const { isYou: _, ...summary } = viewContactSummary(ctx.actor, row, ctx.now)
    const organization = { number: row.organizationNumber, name: row.organizationName }
    return { ...summary, loginId: row.loginId, organization }
  })
  return { items, next }
}
