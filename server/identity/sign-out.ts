import type { identity } from '../../contract/identity.ts'
import { actingForCookie, sessionCookie } from '../platform/http.ts'
import type { Operation } from '../platform/operation.ts'
import { endSessionOf } from './session-queries.ts'
import { recordForOwner } from './tell-owner.ts'
import { findUser } from './user-queries.ts'

/** ACC-14. Ends the session in hand, on the server and in the browser. Quiet where there is none any more. */
export const signOut: Operation<typeof identity.signOut> = async (ctx) => {
  for (const name of [sessionCookie, actingForCookie]) ctx.setCookie({ name, value: null, maxAgeSeconds: 0 })
  if (ctx.actor.kind !== 'person') return { done: true }
  const user = await findUser(ctx.tx, ctx.actor.userId)
  const ended = await endSessionOf(ctx.tx, ctx.actor.userId, ctx.actor.sessionId, ctx.now)
  if (user && ended) await recordForOwner(ctx, user, 'session.ended')
  return { done: true }
}
