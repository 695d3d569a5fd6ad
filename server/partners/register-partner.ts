import type { InputOf } from '../../contract/endpoint.ts'
import type { managingPartners } from '../../contract/partner-programme.ts'
import { permit } from '../access/permit.ts'
import { readPhones } from '../accounts/phone-rules.ts'
import { record } from '../audit/record.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import { insertLocation } from './partner-location-queries.ts'
import { findPersonIfAny, type PersonRow, saveDuties } from './partner-people-queries.ts'
import {
  findDistributor,
  findPartner,
  insertPartner,
  isPartner,
  listLevels,
  type Membership,
} from './partner-queries.ts'
import { membershipFacts, partnerSubject, planMembership } from './partner-rules.ts'
import { viewPartner } from './partner-view.ts'
import { tellRoles } from './tell-roles.ts'

type Given = InputOf<typeof managingPartners.registerPartner>

/** PAR-1, PAR-3. An organization becomes a partner, with a place, and with somebody who can do the rest. */
export const registerPartner: Operation<typeof managingPartners.registerPartner> = async (ctx, input) => {
  const { id: partnerId, name } = ctx.organization
  permit(ctx.actor, 'partner.manage', { organization_id: partnerId })
  if (await isPartner(ctx.tx, partnerId)) throw new Refusal('already-a-partner', { partner: name })
  const administrator = await expectAdministrator(ctx, input)
  const membership = await wantedMembership(ctx, partnerId, input)
  const { country, state, city, webAddress, listed } = input
  const { phone = null } = readPhones(input, ['phone'], country)
  await insertPartner(ctx, partnerId, { ...membership, listed })
  await insertLocation(ctx, partnerId, ctx.ids.uuid(), {
    ...{ parentId: null, kind: 'headquarters', name: input.locationName ?? city },
    ...{ country, state, city, phone, webAddress, listed },
  })
  await saveDuties(ctx, administrator, { roles: ['organization-administrator'], location: null, listed: true })
  const row = await findPartner(ctx)
  await record(ctx, {
    action: 'partner.registered',
    subject: partnerSubject(row),
    after: { ...membershipFacts(membership), country, city, administrator: nameOf(administrator) },
  })
  await tellRoles(ctx, administrator, ['organization-administrator'])
  return viewPartner(ctx, row)
}

function nameOf({ firstName, lastName }: PersonRow): string {
  return `${firstName} ${lastName}`
}

/** Somebody restricted or inactive could not do anything: refused at the field. */
async function expectAdministrator(ctx: Ctx, { administratorId }: Given): Promise<PersonRow> {
  const person = await findPersonIfAny(ctx, administratorId)
  if (person?.status !== 'active' || person.restricted) throw new FieldsInvalid(fault('administratorId', 'not-one-of'))
  return person
}

async function wantedMembership(ctx: Ctx, partnerId: string, given: Given): Promise<Membership> {
  const { distributorNumber } = given
  const distributor = distributorNumber === null ? null : await findDistributor(ctx.tx, distributorNumber)
  return planMembership(given, { levels: await listLevels(ctx.tx), distributor, partnerId }, ctx.now)
}
