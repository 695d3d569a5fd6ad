import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'
import { noteViewAsEnd } from './note-view-as-end.ts'
import { takeViewAsById } from './view-as-queries.ts'

/** Notes the end of a look at the portal as a contact that nobody left. */
export const endViewAsLater = jobKind<{ organizationId: string; viewAsId: string }>('end-view-as')

/** ACC-16. The look is over by itself when its time is; this writes it into the organization's activity. */
export async function endViewAsJob(
  house: House,
  { organizationId, viewAsId }: { organizationId: string; viewAsId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const view = await takeViewAsById(ctx.tx, organizationId, viewAsId)
    if (view) await noteViewAsEnd(ctx, view)
  })
}
