import type { pricing } from '../../contract/pricing.ts'
import type { Operation } from '../platform/operation.ts'
import { listRateLines } from './rate-queries.ts'
import { findVersion } from './version-queries.ts'

/** REN-15. What maintenance of each product costs by a version. */
export const listPriceRates: Operation<typeof pricing.listPriceRates> = async (ctx, input) => {
  const { schedule, version } = await findVersion(ctx, input)
  const { rows, next, count } = await listRateLines(ctx.tx, { id: schedule.id, number: version.number }, input)
  return { items: rows, next, count }
}
