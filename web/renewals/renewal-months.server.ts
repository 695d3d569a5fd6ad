import { addDays, addMonths, type Day, dayNumber, day as dayOf, daysBetween, isDay } from '../../values/calendar.ts'
import type { Language } from '../app/language.ts'

/** How far out an end may lie, in months (REN-5). */
const monthsOut = 60

/** Whoever moves an end to a year's end wants more than some days of it. */
const soonestDays = 30

/** A day of the calendar; those that cannot be chosen are only shown. */
export type CalendarDay = { day: string; date: number; open: boolean }

/** What the choice of an end needs besides what is chosen. */
export type EndsOnOffer = { month: CalendarMonth; last: string; today: string; yearEnds: readonly string[] }

/** One month to choose a day from, and the months before and after it, where days of them can be chosen. */
export type CalendarMonth = {
  /** The month's first day. */
  first: string
  /** "December 2027". */
  name: string
  /** "Mon" to "Sun". */
  weekdays: readonly string[]
  weeks: readonly (readonly (CalendarDay | null)[])[]
  before: string | null
  after: string | null
}

/** The ends of the next fiscal years, which are calendar years (REN-14). */
export function fiscalYearEnds(today: Day): Day[] {
  const year = Number(today.slice(0, 4))
  const near = daysBetween(today, dayOf(`${year}-12-31`)) < soonestDays
  return [0, 1, 2].map((years) => dayOf(`${year + years + (near ? 1 : 0)}-12-31`))
}

/** The month of the calendar, the days within which an end lies, and ends that many want. */
export function endsOnOffer(asked: string, chosen: string, on: string, language: Language): EndsOnOffer {
  const today = dayOf(on)
  const month = calendarMonth(asked, chosen, today, language)
  return { month, last: lastEnd(today), today, yearEnds: fiscalYearEnds(today) }
}

/** The last day that can be chosen as a common end. */
function lastEnd(today: Day): Day {
  return addMonths(today, monthsOut)
}

/** The month that an address asks for, such as `2027-03`, or the one of the day that is chosen. */
export function calendarMonth(asked: string, chosen: string, today: Day, language: Language): CalendarMonth {
  const last = lastEnd(today)
  const wanted = isDay(`${asked}-01`) ? `${asked}-01` : isDay(chosen) ? chosen : today
  const within = wanted.slice(0, 7) < today.slice(0, 7) || wanted.slice(0, 7) > last.slice(0, 7) ? today : wanted
  const first = dayOf(`${within.slice(0, 7)}-01`)
  const next = addMonths(first, 1)
  const days = Array.from({ length: daysBetween(first, next) }, (_, index) => {
    const day = addDays(first, index)
    return { day, date: index + 1, open: day >= today && day <= last }
  })
  // Weeks begin on Monday, and 1 January 1970 was a Thursday.
  const offset = (((dayNumber(first) + 3) % 7) + 7) % 7
  const cells = [...Array.from({ length: offset }, () => null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday] ?? null),
  )
  const before = addMonths(first, -1)
  return {
    first,
    name: written(language, { month: 'long', year: 'numeric' }, first),
    weekdays: days.slice(0, 7).map((_, at) => written(language, { weekday: 'short' }, addDays(first, at - offset + 7))),
    weeks,
    before: first > today ? before.slice(0, 7) : null,
    after: next <= last ? next.slice(0, 7) : null,
  }
}

function written(language: Language, options: Intl.DateTimeFormatOptions, of: Day): string {
  const locale = { en: 'en-GB', es: 'es-ES' }[language]
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${of}T12:00:00Z`))
}
