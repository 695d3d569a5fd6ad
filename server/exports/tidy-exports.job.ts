import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'
import { deleteExpired, listStuck } from './export-work-queries.ts'
import { stopExport } from './stop-export.ts'

/** Takes away files that need be kept no longer, and stops those that nothing moves any more (UX-36). */
export const tidyExports = jobKind<Record<string, never>>('tidy-exports')

/** So many at a time, so that no transaction is long. */
const atOnce = 20

/** UX-36: a file is kept for a week; one that has not grown for a day is stopped, and whoever asked is told. */
export async function tidyExportsJob(house: House): Promise<void> {
  for (let stopped = atOnce; stopped === atOnce; )
    stopped = await workerWithin(house, async (ctx) => {
      const stuck = await listStuck(ctx, atOnce)
      for (const one of stuck) await stopExport(ctx, one, 'unavailable')
      return stuck.length
    })
  for (let deleted = atOnce; deleted === atOnce; )
    deleted = await workerWithin(house, (ctx) => deleteExpired(ctx, atOnce))
}
