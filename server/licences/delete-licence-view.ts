import type { keepingViews } from '../../contract/licence-views.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { deleteView, viewOwner } from './licence-view-queries.ts'

/** LIC-3: deletes one of the caller's own views; no licence is touched. */
export const deleteLicenceView: Operation<typeof keepingViews.deleteLicenceView> = async (ctx, input) => {
  const owner = viewOwner(ctx)
  permit(ctx.actor, 'licence-view.keep', owner)
  const view = await deleteView(ctx, owner, input.viewId)
  if (!view) throw notFound(ctx.actor)
  await record(ctx, {
    action: 'licence-view.deleted',
    subject: { kind: 'licence-view', id: view.id, label: view.name },
  })
  return { id: view.id }
}
