import type { upkeep } from '../../contract/upkeep.ts'
import { notFound } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import { forgetGivenUp } from '../platform/given-up-job.ts'
import type { Operation } from '../platform/operation.ts'

/** Staff have a job tried again once its cause is mended. It begins anew, and may be given up anew. */
export const retryJob: Operation<typeof upkeep.retryJob> = async (ctx, input) => {
  const job = await forgetGivenUp(ctx.tx, input.jobId)
  if (!job) throw notFound(ctx.actor)
  await enqueue(ctx, { kind: job.kind }, job.payload)
  await record(ctx, { action: 'job.retried', subject: { kind: 'job', id: job.id, label: job.kind } })
  return { id: job.id, kind: job.kind }
}
