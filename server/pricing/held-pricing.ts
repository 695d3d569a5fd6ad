import type { OrganizationRef } from '../../contract/actor.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPlace, findPricing, type Place, type Pricing } from './pricing-queries.ts'

/** The prices that hold for the organization acted for, without rates. Refuses `no-price-schedule`. */
export async function findHeldPricing(
  ctx: Ctx & { organization: OrganizationRef },
): Promise<{ place: Place; pricing: Pricing }> {
  const place = await findPlace(ctx.tx, ctx.organization.id)
  const pricing = await findPricing(ctx, place, ctx.today, [])
  if (!pricing) throw new Refusal('no-price-schedule')
  return { place, pricing }
}
