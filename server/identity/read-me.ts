import type { identity } from '../../contract/identity.ts'
import type { Me } from '../../contract/identity-fields.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { viewMe } from './identity-view.ts'
import { countRecoveryCodes } from './second-factor-queries.ts'
import { takeUser } from './user-queries.ts'

/** ACC-15. One's own sign-in: names, settings, the organizations that one may act for. */
export const readMe: Operation<typeof identity.readMe> = (ctx) => viewOwn(ctx, ctx.actor.userId)

/** What somebody may know of their own sign-in. */
export async function viewOwn(ctx: Ctx, userId: string): Promise<Me> {
  return viewMe(await takeUser(ctx.tx, userId), await countRecoveryCodes(ctx.tx, userId))
}
