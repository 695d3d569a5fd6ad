import type { identity } from '../../contract/identity.ts'
import type { Operation } from '../platform/operation.ts'
import { endSessionsOf } from './session-queries.ts'
import { recordForOwner } from './tell-owner.ts'
import { takeUser } from './user-queries.ts'

/** ACC-14. Signs out everywhere but here. */
export const endOtherSessions: Operation<typeof identity.endOtherSessions> = async (ctx) => {
  const user = await takeUser(ctx.tx, ctx.actor.userId)
  const ended = await endSessionsOf(ctx.tx, user.id, ctx.actor.sessionId, ctx.now)
  await recordForOwner(ctx, user, 'sessions.ended', { after: { endedSessions: ended } })
  return { ended }
}
