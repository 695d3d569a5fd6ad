import type { GivenUpJob } from '../../contract/upkeep.ts'
import type { GivenUpRow } from './given-up-job-queries.ts'

/** A given-up job as staff see it: kind and code of the fault, never its message, which might quote somebody's data. */
export function viewGivenUpJob(row: GivenUpRow): GivenUpJob {
  return {
    id: row.id,
    kind: row.kind,
    attempts: row.attempts,
    askedAt: row.asked_at,
    givenUpAt: row.given_up_at,
    fault: viewFault(row.fault),
  }
}

/** The job runner's own note of an attempt that ran out of time has another shape, and no kind. */
function viewFault(fault: unknown): GivenUpJob['fault'] {
  if (typeof fault !== 'object' || fault === null || !('kind' in fault) || typeof fault.kind !== 'string') return null
  return { kind: fault.kind, code: 'code' in fault && typeof fault.code === 'string' ? fault.code : null }
}
