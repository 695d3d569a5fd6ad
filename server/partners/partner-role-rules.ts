import type { Actor, PartnerRole } from '../../contract/actor.ts'
import type { PartnerPersonView } from '../../contract/partners.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { isSelf } from '../accounts/contact-rules.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import { ownPlaceOnly } from './partner-location-rules.ts'
import { type Duties, type Leader, leadingRoles, type PersonRow } from './partner-people-queries.ts'
import { whyNotInPartner } from './partner-rules.ts'

/** What decides whether somebody can change the partner's account. */
type Standing = Pick<PersonRow, 'status' | 'restricted'> & { roles: readonly PartnerRole[] }

const hasLeading = (roles: readonly PartnerRole[]): boolean => roles.some((role) => leadingRoles.includes(role))

/** Whether somebody in this state is one of those who keep up the account. */
function isLeader(person: Standing): boolean {
  return person.status === 'active' && !person.restricted && hasLeading(person.roles)
}

/** Names of people who can do what the actor cannot, or `none`. */
export function namesOfOthers(leaders: readonly Leader[], actor: Actor): string {
  const others = leaders.filter(({ contactId }) => !isSelf(actor, { id: contactId })).slice(0, 5)
  return others.map(({ name, email }) => `${name} (${email})`).join(', ') || 'none'
}

/**
 * PAR-3: whether somebody's duties may become this. Refuses `own-roles`; `beyond-location`, of a location administrator;
 * `contact-not-active`, for who takes no part; and `last-leader`. A location administrator needs a location: said at its field.
 */
export function expectDutiesAllowed(actor: Actor, person: PersonRow, after: Duties, leaders: readonly Leader[]): void {
  const others = { people: namesOfOthers(leaders, actor) }
  const rolesDiffer = person.roles.toSorted().join() !== after.roles.toSorted().join()
  if (whyNotDuties(actor, person) === 'beyond-location') throw new Refusal('beyond-location', others)
  if (rolesDiffer && isSelf(actor, person)) throw new Refusal('own-roles', others, 'roles')
  const own = ownPlaceOnly(actor)
  if (own !== null && (after.location?.id !== own || hasLeading(after.roles)))
    throw new Refusal('beyond-location', others)
  if (person.status !== 'active' && after.roles.some((role) => !person.roles.includes(role)))
    throw new Refusal('contact-not-active')
  if (after.roles.includes('location-administrator') && after.location === null)
    throw new FieldsInvalid(fault('locationId', 'required'))
  const isLast = leaders.every(({ contactId }) => contactId === person.id)
  if (isLeader(person) && !isLeader({ ...person, roles: after.roles }) && isLast)
    throw new Refusal('last-leader', {}, 'roles')
}

/** Why the reader may change nothing of what this person does; null when they may. */
function whyNotDuties(actor: Actor, person: PersonRow): RefusalCode | null {
  const whyNot = whyNotInPartner(actor, 'partner.edit-location')
  const own = ownPlaceOnly(actor)
  if (whyNot || own === null) return whyNot
  return person.location?.id === own && !hasLeading(person.roles) ? null : 'beyond-location'
}

/** What the reader may do about a person, and for the rest why not. */
export function personActions(actor: Actor, person: PersonRow): PartnerPersonView['actions'] {
  const edit = whyNotDuties(actor, person)
  const giveRoles = edit ?? (isSelf(actor, person) ? 'own-roles' : null)
  return { edit, giveRoles, giveLeadingRoles: giveRoles ?? (ownPlaceOnly(actor) === null ? null : 'beyond-location') }
}

/** PAR-6: who takes over somebody's customers: another person who takes part and has a role. Refused at its field. */
export function expectSuccessor(person: PersonRow, successor: PersonRow | null): asserts successor is PersonRow {
  const isFit =
    successor !== null && successor.id !== person.id && successor.status === 'active' && successor.roles.length > 0
  if (!isFit) throw new FieldsInvalid(fault('successorId', 'not-one-of'))
}
