import { type CalendarMonthView, calendarMonths } from '../../contract/renewal-calendar.ts'
import { addDays, addMonths, type Day } from '../../values/calendar.ts'
import { standingOn } from '../pricing/band-rules.ts'
import type { Band, RenewalState } from '../pricing/schedule-rules.ts'

/** What ends on one day. `yearMinor`: of those that have a price; null: none has. */
export type EndOfDay = { endsOn: Day; count: number; yearMinor: number | null; unpricedCount: number }

type Month = { firstDay: Day; lastDay: Day }

/** The months of the calendar around today's. */
export function monthsAround(today: Day): Month[] {
  const { before, after } = calendarMonths
  return Array.from({ length: before + 1 + after }, (_, at) => {
    const firstDay = addMonths(today, at - before, 1)
    return { firstDay, lastDay: addDays(addMonths(firstDay, 1), -1) }
  })
}

const states: readonly RenewalState[] = ['current', 'reinstatement', 'recovery']

/** Days put into their months, and within them by the state that they have today: one month can hold several. */
export function calendarOf(
  months: readonly Month[],
  ends: readonly EndOfDay[],
  by: { today: Day; bands: readonly Band[] },
) {
  const ofMonth = Map.groupBy(ends, ({ endsOn }) => endsOn.slice(0, 7))
  return months.map(({ firstDay, lastDay }): CalendarMonthView => {
    const days = ofMonth.get(firstDay.slice(0, 7)) ?? []
    const inState = Map.groupBy(days, ({ endsOn }) => standingOn(by.today, endsOn, by.bands).state)
    return {
      firstDay,
      lastDay,
      states: states.flatMap((state) => {
        const some = inState.get(state)
        return some ? [{ state, ...sumOf(some) }] : []
      }),
    }
  })
}

function sumOf(days: readonly EndOfDay[]) {
  const priced = days.flatMap(({ yearMinor }) => yearMinor ?? [])
  return {
    count: days.reduce((sum, { count }) => sum + count, 0),
    yearMinor: priced.length === 0 ? null : priced.reduce((sum, minor) => sum + minor, 0),
    unpricedCount: days.reduce((sum, { unpricedCount }) => sum + unpricedCount, 0),
  }
}
