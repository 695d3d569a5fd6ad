import type { pricing } from '../../contract/pricing.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listScheduleLines } from './schedule-queries.ts'

/** REN-15. Price schedules with what holds now, what comes, and what is being written. */
export const listPriceSchedules: Operation<typeof pricing.listPriceSchedules> = async (ctx, input) => {
  const { rows, next } = await listScheduleLines(ctx.tx, input, ctx.today)
  return { items: rows, next, actions: { create: whyNotReader(ctx.actor, 'pricing.edit') } }
}
