import type { Actor, ContactType, PartnerRole } from '../../contract/actor.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { Refusal } from '../platform/refusal.ts'

/** What decides whether somebody can change other people's rights. */
export type Standing = { types: readonly ContactType[]; restricted: boolean; status: 'active' | 'inactive' }

/** ACC-9: whether a contact in this state counts as one of those who run the organization. */
export function isUnrestrictedAdministrator(contact: Standing): boolean {
  return contact.status === 'active' && !contact.restricted && contact.types.includes('administrator')
}

/** ACC-9: whether the organization would be left without anybody who can change rights. */
export function leavesNobody(
  contact: { id: string } & Standing,
  after: Standing,
  administrators: readonly { id: string }[],
): boolean {
  if (!isUnrestrictedAdministrator(contact) || isUnrestrictedAdministrator(after)) return false
  return administrators.every(({ id }) => id === contact.id)
}

/** ACC-5: whether the contact is the very person who acts. */
export function isSelf(actor: Actor, contact: { id: string }): boolean {
  return actor.kind === 'contact' && actor.contactId === contact.id
}

/** What the administrator who acts is called here; elsewhere, the same person may be known by another name. */
export function nameOfActing(actor: { name: string } & Actor, administrators: readonly { id: string; name: string }[]) {
  return administrators.find((one) => isSelf(actor, one))?.name ?? actor.name
}

/** ACC-5: nobody changes their own rights; the refusal names those who can. */
export function ownRights(
  contact: { id: string },
  administrators: readonly { id: string; name: string; email: string }[],
): Refusal {
  const others = administrators.filter(({ id }) => id !== contact.id).slice(0, 5)
  return new Refusal('own-rights', {
    administrators: others.map(({ name, email }) => `${name} (${email})`).join(', ') || '–',
  })
}

/**
 * ACC-5, ACC-9: whether somebody who signs in would be rid of a restriction, or run the company: its own people decide that.
 * Before anybody signs in with it, a contact is still being set up.
 */
function gains(contact: ContactRights & { userId: string | null }, after: ContactRights): boolean {
  const runs = (rights: ContactRights): boolean => isUnrestrictedAdministrator({ ...rights, status: 'active' })
  return contact.userId !== null && ((contact.restricted && !after.restricted) || (!runs(contact) && runs(after)))
}

/** ACC-5: whether two states of a contact differ in what they may do. */
export function rightsDiffer(one: ContactRights, other: ContactRights): boolean {
  return one.restricted !== other.restricted || one.types.toSorted().join() !== other.types.toSorted().join()
}

type ContactRights = Pick<Standing, 'types' | 'restricted'>

/**
 * Whether a contact may become this. Refuses `own-rights` and `company-decides` (ACC-5), `last-administrator` (ACC-9), and
 * `email-of-owner`: whose address leads to a sign-in proves the next one themselves (ACC-4).
 */
export function expectChangeAllowed(
  actor: Actor,
  contact: { id: string; userId: string | null; email: string } & Standing,
  after: ContactRights & { email: string },
  administrators: readonly { id: string; name: string; email: string }[],
): void {
  if (rightsDiffer(contact, after) && isSelf(actor, contact)) throw ownRights(contact, administrators)
  if (actor.kind === 'staff' && gains(contact, after)) throw new Refusal('company-decides', {}, 'restricted')
  if (leavesNobody(contact, { ...after, status: contact.status }, administrators))
    throw new Refusal('last-administrator')
  if (contact.userId !== null && after.email !== contact.email) throw new Refusal('email-of-owner', {}, 'email')
}

/**
 * ACC-5, ACC-10, PAR-3: contacts of the type sales alone have no sign-in, and so nothing to invite to, unless they have a role
 * at a partner.
 */
export function canSignIn(contact: { types: readonly ContactType[]; partnerRoles?: readonly PartnerRole[] }): boolean {
  return contact.types.some((type) => type !== 'sales') || (contact.partnerRoles ?? []).length > 0
}

/** ACC-10: why a contact cannot be invited now; null when they can. */
export function whyNotInvite(
  contact: Standing & { userId: string | null; partnerRoles?: readonly PartnerRole[] },
): RefusalCode | null {
  if (contact.status !== 'active') return 'contact-not-active'
  if (contact.userId !== null) return 'invitation-not-open'
  return canSignIn(contact) ? null : 'cannot-sign-in'
}
