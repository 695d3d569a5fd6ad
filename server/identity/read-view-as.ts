import type { viewingAs } from '../../contract/view-as.ts'
import type { Operation } from '../platform/operation.ts'
import { findViewAs } from './view-as-queries.ts'
import { viewOfViewAs } from './view-as-view.ts'

/** ACC-16. Whom this session looks at the portal as, if anybody. */
export const readViewAs: Operation<typeof viewingAs.readViewAs> = async (ctx) => {
  const view = await findViewAs(ctx.tx, ctx.actor.sessionId, ctx.now)
  return { viewAs: view && viewOfViewAs(view) }
}
