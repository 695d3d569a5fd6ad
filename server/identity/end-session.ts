import type { identity } from '../../contract/identity.ts'
import { notFound } from '../access/permit.ts'
import { sessionCookie } from '../platform/http.ts'
import type { Operation } from '../platform/operation.ts'
import { endSessionOf } from './session-queries.ts'
import { recordForOwner } from './tell-owner.ts'
import { takeUser } from './user-queries.ts'

/** ACC-14. Signs out in one place. Somebody else's session is not there. */
export const endSession: Operation<typeof identity.endSession> = async (ctx, input) => {
  const user = await takeUser(ctx.tx, ctx.actor.userId)
  if (!(await endSessionOf(ctx.tx, user.id, input.sessionId, ctx.now))) throw notFound(ctx.actor)
  if (input.sessionId === ctx.actor.sessionId) ctx.setCookie({ name: sessionCookie, value: null, maxAgeSeconds: 0 })
  await recordForOwner(ctx, user, 'session.ended')
  return { done: true }
}
