import sql, { type Sql } from 'sql-template-tag'
import type { Actor, ContactType } from '../../contract/actor.ts'

/** What decides whether somebody sees a contact. */
export type ContactSight = {
  organization_id: string
  id: string
  types: readonly ContactType[]
  restricted: boolean
  status: 'active' | 'inactive'
}

/**
 * Whose facts somebody may see (ACC-5, ACC-6): administrators, restricted ones too, all people of their organization;
 * everybody else themselves and those who could give them more, the unrestricted administrators. Staff see all.
 */
export function maySeeContact(actor: Actor, contact: ContactSight): boolean {
  if (actor.kind === 'staff' || actor.kind === 'worker') return true
  if (actor.kind !== 'contact' || actor.organization.id !== contact.organization_id) return false
  return (
    actor.types.includes('administrator') ||
    actor.contactId === contact.id ||
    (contact.types.includes('administrator') && !contact.restricted && contact.status === 'active')
  )
}

/** The same as a condition on rows of `contacts c`. */
export function visibleContacts(actor: Actor): Sql {
  if (actor.kind === 'staff' || actor.kind === 'worker') return sql`true`
  if (actor.kind !== 'contact') return sql`false`
  const own = sql`c.organization_id = ${actor.organization.id}`
  if (actor.types.includes('administrator')) return own
  return sql`${own} and (c.id = ${actor.contactId} or ('administrator' = any (c.types) and not c.restricted and c.status = 'active'))`
}
