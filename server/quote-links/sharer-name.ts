import type { ContactActor, StaffActor } from '../../contract/actor.ts'
import type { Ctx } from '../platform/operation.ts'
import { findBuyerName } from '../renewals/quote-queries.ts'

/** As whom somebody shares a quote, and takes a link back: by the name that they have in this company, or at the vendor. */
export async function sharerName(ctx: Ctx & { actor: ContactActor | StaffActor }): Promise<string> {
  return ctx.actor.kind === 'contact' ? findBuyerName(ctx, ctx.actor) : ctx.actor.name
}
