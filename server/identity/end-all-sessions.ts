import type { identity } from '../../contract/identity.ts'
import { sessionCookie } from '../platform/http.ts'
import type { Operation } from '../platform/operation.ts'
import { endSessionsOf } from './session-queries.ts'
import { recordForOwner } from './tell-owner.ts'
import { takeUser } from './user-queries.ts'

/** ACC-14. Signs out everywhere, here too. */
export const endAllSessions: Operation<typeof identity.endAllSessions> = async (ctx) => {
  const user = await takeUser(ctx.tx, ctx.actor.userId)
  const ended = await endSessionsOf(ctx.tx, user.id, null, ctx.now)
  ctx.setCookie({ name: sessionCookie, value: null, maxAgeSeconds: 0 })
  await recordForOwner(ctx, user, 'sessions.ended', { after: { endedSessions: ended } })
  return { ended }
}
