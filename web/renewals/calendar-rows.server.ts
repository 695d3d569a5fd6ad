import type { CalendarMonthView } from '../../contract/renewal-calendar.ts'
import type { Language } from '../app/language.ts'

/** What ends in a month and stands alike: how much, and where the very lines are listed. */
export type CalendarFigure = { count: number; href: string }

/** A month in which something ends. */
export type CalendarRow = {
  firstDay: string
  /** "November 2026". */
  name: string
  isNow: boolean
  total: CalendarFigure
  states: Partial<Record<CalendarMonthView['states'][number]['state'], CalendarFigure>>
  yearMinor: number | null
  unpricedCount: number
}

/** The months in which anything ends, in words, each figure with the address of its lines (UX-1). */
export function calendarRows(
  months: readonly CalendarMonthView[],
  of: { today: string; linesPath: string; language: Language },
): CalendarRow[] {
  const name = new Intl.DateTimeFormat({ en: 'en-GB', es: 'es-ES' }[of.language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return months
    .filter(({ states }) => states.length > 0)
    .map(({ firstDay, lastDay, states }) => {
      const href = (state: string) =>
        `${of.linesPath}?${new URLSearchParams({ renewable: 'all', ...(state === '' ? {} : { state }), endsFrom: firstDay, endsBy: lastDay })}`
      const priced = states.flatMap(({ yearMinor }) => yearMinor ?? [])
      const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
      return {
        firstDay,
        name: name.format(new Date(`${firstDay}T12:00:00Z`)),
        isNow: firstDay.slice(0, 7) === of.today.slice(0, 7),
        total: { count: sum(states.map(({ count }) => count)), href: href('') },
        states: Object.fromEntries(states.map(({ state, count }) => [state, { count, href: href(state) }])),
        yearMinor: priced.length === 0 ? null : sum(priced),
        unpricedCount: sum(states.map(({ unpricedCount }) => unpricedCount)),
      }
    })
}
