import type { pricing } from '../../contract/pricing.ts'
import type { Operation } from '../platform/operation.ts'
import { viewSchedule } from './price-view.ts'

/** REN-15. Shows a price schedule with its versions. */
export const readPriceSchedule: Operation<typeof pricing.readPriceSchedule> = (ctx, input) =>
  viewSchedule(ctx, input.scheduleCode)
