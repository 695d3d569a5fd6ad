import sql, { type Sql } from 'sql-template-tag'
import type { Actor } from '../../contract/actor.ts'

/**
 * Whose facts somebody may see (ACC-5, ACC-6), as a condition on rows of `contacts c`: administrators, restricted ones too,
 * all people of their organization; everybody else themselves and those who could give them more, the unrestricted
 * administrators. Staff see all.
 */
export function visibleContacts(actor: Actor): Sql {
  if (actor.kind === 'staff' || actor.kind === 'worker') return sql`true`
  if (actor.kind !== 'contact') return sql`false`
  const own = sql`c.organization_id = ${actor.organization.id}`
  if (actor.types.includes('administrator')) return own
  return sql`${own} and (c.id = ${actor.contactId} or ('administrator' = any (c.types) and not c.restricted and c.status = 'active'))`
}
