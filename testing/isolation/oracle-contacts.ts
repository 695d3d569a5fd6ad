import type { Standing } from './oracle-partners.ts'
import type { ContactRow } from './world-rows.ts'

/** What contacts may do by their types and their restriction, written from ACC-5 and ACC-6 alone. */

/** ACC-5, ACC-6: unrestricted administrators, ship-to and bill-to contacts use the licensing tools and see licences. */
export function maySeeLicences(contact: ContactRow): boolean {
  return !contact.restricted && isMember(contact)
}

/** ACC-5: an unrestricted administrator runs people, access and company. */
export function administers(contact: ContactRow): boolean {
  return !contact.restricted && contact.types.includes('administrator')
}

/** ACC-5: an administrator sees people and access, a restricted one too. */
export function seesPeople(contact: ContactRow): boolean {
  return contact.types.includes('administrator')
}

/** ACC-5: the types of a company's own people; `sales` is none of them. */
export function isMember(contact: ContactRow): boolean {
  return contact.types.some((type) => type !== 'sales')
}

/**
 * ACC-5: somebody who is only a point of contact for sales has no sign-in, unless they have a role at a partner; an inactive
 * contact has none any more.
 */
export function maySignIn(contact: ContactRow, standing: Standing | null): boolean {
  return contact.status === 'active' && (isMember(contact) || (standing?.roles ?? []).length > 0)
}
