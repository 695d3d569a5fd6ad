import type { partners } from '../../contract/partners.ts'
import { permit } from '../access/permit.ts'
import { readPhones } from '../accounts/phone-rules.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findLocation, insertLocation, listLocations, type PlaceFacts } from './partner-location-queries.ts'
import { locationsMost, standOf } from './partner-location-rules.ts'
import { takePartner } from './partner-queries.ts'
import { viewLocation } from './partner-view.ts'

/** PAR-1. A further place of the partner: a country's office or a branch. */
export const addPartnerLocation: Operation<typeof partners.addPartnerLocation> = async (ctx, input) => {
  const partner = await takePartner(ctx)
  permit(ctx.actor, 'partner.edit', partner)
  const places = await listLocations(ctx.tx, partner.organization_id)
  if (places.length >= locationsMost) throw new Refusal('locations-full', { most: locationsMost })
  const { name, country, state, city, webAddress, listed } = input
  const { phone = null } = readPhones(input, ['phone'], country)
  const facts: PlaceFacts = { name, country, state, city, phone, webAddress, listed, ...standOf(input, places, null) }
  const id = ctx.ids.uuid()
  await insertLocation(ctx, partner.organization_id, id, facts)
  const { parentId: _, ...after } = facts
  await record(ctx, {
    action: 'partner.location-added',
    subject: { kind: 'partner-location', id, label: name },
    after,
  })
  return viewLocation(ctx, await findLocation(ctx, partner, id))
}
