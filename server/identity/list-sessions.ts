import type { identity } from '../../contract/identity.ts'
import type { Operation } from '../platform/operation.ts'
import { browserOf } from './browser-rules.ts'
import { listLiveSessions } from './session-queries.ts'

/** ACC-14. Where one is signed in now, the latest first. */
export const listSessions: Operation<typeof identity.listSessions> = async (ctx) => {
  const live = await listLiveSessions(ctx.tx, ctx.actor.userId, ctx.now)
  return {
    items: live.map((session) => ({
      id: session.id,
      current: session.id === ctx.actor.sessionId,
      ...browserOf(session.user_agent),
      address: session.address,
      createdAt: session.created_at,
      lastSeenAt: session.last_seen_at,
      expiresAt: session.expires_at,
    })),
  }
}
