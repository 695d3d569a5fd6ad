import type { renewalCalendar } from '../../contract/renewal-calendar.ts'
import type { Operation } from '../platform/operation.ts'
import { findPlace, findPricing } from '../pricing/pricing-queries.ts'
import { noPrices } from './line-choice-rules.ts'
import { listEndsByDay } from './renewal-calendar-queries.ts'
import { calendarOf, monthsAround } from './renewal-calendar-rules.ts'

/** REN-25: how much maintenance ends in each month. */
export const readRenewalCalendar: Operation<typeof renewalCalendar.readRenewalCalendar> = async (ctx) => {
  const { id } = ctx.organization
  const held = await findPricing(ctx, await findPlace(ctx.tx, id), ctx.today, [])
  const months = monthsAround(ctx.today)
  const [first, last] = [months[0], months.at(-1)]
  const ends =
    first && last
      ? await listEndsByDay(
          ctx,
          id,
          { from: first.firstDay, to: last.lastDay },
          held && { id: held.schedule.id, version: held.version },
        )
      : []
  const { bands } = held?.rules ?? noPrices
  return {
    today: ctx.today,
    currency: held?.rules.currency ?? null,
    months: calendarOf(months, ends, { today: ctx.today, bands }),
  }
}
