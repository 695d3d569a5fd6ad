import type { keepingViews } from '../../contract/licence-views.ts'
import type { Operation } from '../platform/operation.ts'
import { listViewRows, viewOwner } from './licence-view-queries.ts'

/** LIC-3: the caller's own views of the licence list. */
export const listLicenceViews: Operation<typeof keepingViews.listLicenceViews> = async (ctx) => ({
  items: await listViewRows(ctx, viewOwner(ctx)),
})
