import type { partners } from '../../contract/partners.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { countCustomersAt, saveLocationRemoved, takeLocation } from './partner-location-queries.ts'
import { takePartner } from './partner-queries.ts'

/** PAR-1. Takes a place away that nobody uses any more; headquarters stay. */
export const removePartnerLocation: Operation<typeof partners.removePartnerLocation> = async (ctx, input) => {
  const partner = await takePartner(ctx)
  const row = await takeLocation(ctx, partner, input.locationId)
  permit(ctx.actor, 'partner.edit', row)
  if (row.kind === 'headquarters') throw new Refusal('headquarters-stay')
  const { people, branches } = row
  const customers = await countCustomersAt(ctx, row)
  if (people + branches + customers > 0) throw new Refusal('location-in-use', { people, branches, customers })
  await saveLocationRemoved(ctx, row)
  const { name, kind, country, city } = row
  await record(ctx, {
    action: 'partner.location-removed',
    subject: { kind: 'partner-location', id: row.id, label: name },
    before: { name, kind, country, city },
  })
  return {}
}
