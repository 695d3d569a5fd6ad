import type { InputOf } from '../../contract/endpoint.ts'
import type { partners } from '../../contract/partners.ts'
import { permit, whyNotActor } from '../access/permit.ts'
import { contactSubject, letterToContact } from '../accounts/contact-facts.ts'
import { isSelf } from '../accounts/contact-rules.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import { post } from '../platform/letter.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import { customersTakenOver } from './customers-taken-over.email.ts'
import { handOverCustomers } from './hand-over-customers.job.ts'
import { listLocations } from './partner-location-queries.ts'
import {
  countCustomersOf,
  type Duties,
  findPerson,
  findPersonIfAny,
  type Leader,
  listLeaders,
  type PersonRow,
  runsAllPeople,
  saveDuties,
} from './partner-people-queries.ts'
import { findPartner, type PartnerRow, takePartner } from './partner-queries.ts'
import { expectDutiesAllowed, expectSuccessor } from './partner-role-rules.ts'
import { viewPerson } from './partner-view.ts'
import { tellRoles } from './tell-roles.ts'

type Given = InputOf<typeof partners.savePartnerRoles>

/** PAR-3. Says what somebody does at the partner; whoever could not sign in before is invited. */
export const savePartnerRoles: Operation<typeof partners.savePartnerRoles> = async (ctx, input) => {
  const partner = runsAllPeople(ctx.actor) ? await takePartner(ctx) : await findPartner(ctx)
  const leaders = await listLeaders(ctx, partner.organization_id)
  await expectStillLeading(ctx, leaders)
  const person = await findPerson(ctx, input.contactId)
  permit(ctx.actor, 'partner.edit-location', person)
  expectVersion(ctx, { version: person.peopleVersion })
  const after = await wantedDuties(ctx, partner, input)
  expectDutiesAllowed(ctx.actor, person, after, leaders)
  const change = changedFields(inWords(person), inWords(after))
  if (!change) return viewPerson(ctx, person)
  const successor = await findSuccessor(ctx, person, after, input)
  await saveDuties(ctx, person, after)
  await record(ctx, { action: 'partner.roles-changed', subject: contactSubject(person), ...change })
  if ('roles' in change.after) await tellRoles(ctx, person, after.roles)
  if (successor) await handOver(ctx, partner, person, successor)
  return viewPerson(ctx, await findPerson(ctx, person.id))
}

/** Whoever was first may have taken the second's roles: the second is told what their next request would tell them. */
async function expectStillLeading(ctx: Ctx, leaders: readonly Leader[]): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'contact' || !actor.partner || !runsAllPeople(actor)) return
  if (leaders.some(({ contactId }) => isSelf(actor, { id: contactId }))) return
  const without = { ...ctx, actor: { ...actor, partner: { ...actor.partner, roles: [] } } }
  throw await whyNotActor(without, 'partner.edit', (work) => work(ctx))
}

async function wantedDuties(ctx: Ctx, partner: PartnerRow, { roles, locationId, listed }: Given): Promise<Duties> {
  if (locationId === '') return { roles, location: null, listed }
  const place = (await listLocations(ctx.tx, partner.organization_id)).find(({ id }) => id === locationId)
  if (!place) throw new FieldsInvalid(fault('locationId', 'not-one-of'))
  return { roles, location: { id: place.id, name: place.name }, listed }
}

/** A location by its name, as people read the trail. */
function inWords({ roles, location, listed }: Duties) {
  return { roles: roles.toSorted(), location: location?.name ?? null, offered: listed }
}

/** Who takes over the customers of somebody who does nothing for the partner any more. Refuses `successor-needed`. */
async function findSuccessor(ctx: Ctx, person: PersonRow, after: Duties, given: Given): Promise<PersonRow | null> {
  if (after.roles.length > 0 || person.roles.length === 0) return null
  const customers = await countCustomersOf(ctx, person)
  if (customers === 0) return null
  if (given.successorId === '') throw new Refusal('successor-needed', { customers }, 'successorId')
  const successor = await findPersonIfAny(ctx, given.successorId)
  expectSuccessor(person, successor)
  return successor
}

/** Customers may be many, and each has a trail and somebody to tell: that is done later, the successor is told now. */
async function handOver(ctx: Ctx, partner: PartnerRow, from: PersonRow, to: PersonRow): Promise<void> {
  const [partnerId, fromId, toId] = [partner.organization_id, from.id, to.id]
  const customers = await countCustomersOf(ctx, from)
  await enqueue(ctx, handOverCustomers, { partnerId, fromId, toId })
  const { name: organization, number, publicOrigin } = { ...partner, publicOrigin: ctx.publicOrigin }
  const former = `${from.firstName} ${from.lastName}`
  await post(ctx, customersTakenOver, { organization, number, customers, former, publicOrigin }, letterToContact(to))
}
