import type { recovering } from '../../contract/recovery.ts'
import type { Operation } from '../platform/operation.ts'
import { listRecoveryRows } from './recovery-queries.ts'
import { isRipe } from './recovery-rules.ts'
import { viewRecoverySummary } from './recovery-view.ts'

/** ACC-9. Staff see which companies ask for a new administrator, and what became of it. */
export const listRecoveryRequests: Operation<typeof recovering.listRecoveryRequests> = async (ctx, input) => {
  const { rows, next } = await listRecoveryRows(ctx, input.state, input)
  const items = rows.map((row) => ({
    ...viewRecoverySummary(row),
    organization: { number: row.number, name: row.name },
    objectionCount: row.objectionCount,
    ripe: row.status === 'waiting' && isRipe(row, ctx.now),
  }))
  return { items, next }
}
