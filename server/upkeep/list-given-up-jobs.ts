import type { upkeep } from '../../contract/upkeep.ts'
import type { Operation } from '../platform/operation.ts'
import { countGivenUpJobs, listGivenUpRows } from './given-up-job-queries.ts'
import { viewGivenUpJob } from './given-up-job-view.ts'

/** Staff see what the portal could not do by itself, so that nothing is lost quietly. */
export const listGivenUpJobs: Operation<typeof upkeep.listGivenUpJobs> = async (ctx, input) => {
  const { rows, next } = await listGivenUpRows(ctx, input)
  return { items: rows.map(viewGivenUpJob), next, total: await countGivenUpJobs(ctx) }
}
