import { type keepingViews, licenceViewsMost } from '../../contract/licence-views.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findViewByName, insertView, listViewRows, lockViews, viewOwner } from './licence-view-queries.ts'

/** LIC-3: keeps a view of the list under a name. The same view under the same name is kept once. */
export const saveLicenceView: Operation<typeof keepingViews.saveLicenceView> = async (ctx, input) => {
  const owner = viewOwner(ctx)
  permit(ctx.actor, 'licence-view.keep', owner)
  await lockViews(ctx, owner)
  const present = await findViewByName(ctx, owner, input.name)
  if (present?.query === input.query) return present
  if (present) throw new Refusal('view-name-taken', { name: present.name }, 'name')
  const views = await listViewRows(ctx, owner)
  if (views.length >= licenceViewsMost) throw new Refusal('views-full', { most: licenceViewsMost })
  const view = { id: ctx.ids.uuid(), name: input.name, query: input.query }
  await insertView(ctx, owner, view)
  // What somebody looks for is their own affair: the trail, which administrators read, tells the name only.
  await record(ctx, {
    action: 'licence-view.saved',
    subject: { kind: 'licence-view', id: view.id, label: view.name },
  })
  return view
}
