import type { viewingAs } from '../../contract/view-as.ts'
import type { Operation } from '../platform/operation.ts'
import { noteViewAsEnd } from './note-view-as-end.ts'
import { takeViewAs } from './view-as-queries.ts'
import { viewOfViewAs } from './view-as-view.ts'

/** ACC-16. Leaves the view of a contact. Quiet where it was left before. */
export const endViewAs: Operation<typeof viewingAs.endViewAs> = async (ctx) => {
  const view = await takeViewAs(ctx.tx, ctx.actor)
  if (view) await noteViewAsEnd(ctx, view)
  return { ended: view && viewOfViewAs(view) }
}
