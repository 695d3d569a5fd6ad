import { Temporal } from 'temporal-polyfill'

/** A calendar date without a time zone, `YYYY-MM-DD`. End dates are inclusive. Days compare with `<` and `>`. */
export type Day = string & { readonly brand: 'Day' }

/** A moment in UTC, always `YYYY-MM-DDTHH:MM:SS.mmmZ`, so that instants compare with `<` and `>`. */
export type Instant = string & { readonly brand: 'Instant' }

const dayShape = /^\d{4}-\d{2}-\d{2}$/
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** Whether the text names a day that exists: `2026-02-30` does not. */
export function isDay(text: string): text is Day {
  if (!dayShape.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).year > 0
  } catch {
    return false
  }
}

/** Whether the text is an instant in our one spelling. */
export function isInstant(text: string): text is Instant {
  if (!instantShape.test(text)) return false
  // A day that does not exist is not refused by the engine but read as a later one.
  const milliseconds = Date.parse(text)
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text
}

/** The day that the text names. Throws on anything else: for constants and for what the database returns. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** The instant that the text names, in any ISO 8601 spelling with a zone. Throws on anything else. */
export function instant(text: string): Instant {
  return instantOfEpoch(Temporal.Instant.from(text).epochMilliseconds)
}

/** The instant so many milliseconds after the Unix epoch. */
export function instantOfEpoch(milliseconds: number): Instant {
  const text = new Date(milliseconds).toISOString()
  if (!isInstant(text)) throw new RangeError(`not an instant: ${milliseconds}`)
  return text
}

/** Milliseconds since the Unix epoch. */
export function epochOf(at: Instant): number {
  return Date.parse(at)
}

/** A span on the clock, for things counted in hours and minutes; calendar terms are counted in months instead. */
export type Span = { hours?: number; minutes?: number; seconds?: number; days?: number }

/** The instant that lies the span later; a day here is 24 hours. */
export function later(at: Instant, span: Span): Instant {
  return instantOfEpoch(epochOf(at) + millisecondsOf(span))
}

/** The instant that lies the span earlier. */
export function earlier(at: Instant, span: Span): Instant {
  return instantOfEpoch(epochOf(at) - millisecondsOf(span))
}

function millisecondsOf(span: Span): number {
  const hours = (span.days ?? 0) * 24 + (span.hours ?? 0)
  return ((hours * 60 + (span.minutes ?? 0)) * 60 + (span.seconds ?? 0)) * 1000
}

/** The day so many days later (earlier, if negative). */
export function addDays(from: Day, days: number): Day {
  return day(Temporal.PlainDate.from(from).add({ days }).toString())
}

/** The day so many months later, clamped to the month's last day: 31 January plus 1 month is 28 February. */
export function addMonths(from: Day, months: number): Day {
  return day(Temporal.PlainDate.from(from).add({ months }).toString())
}

/**
 * The inclusive last day of a term that begins on `from` (REN-2): one year from 22 July 2025 ends on 21 July 2026.
 */
export function endOfTerm(from: Day, term: { months: number }): Day {
  return addDays(addMonths(from, term.months), -1)
}

/** Whole days from one day to another; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** The days on which a country does not work in an ordinary week: 1 is Monday, 7 Sunday. Kept up in the engine's CLDR data. */
export function weekendOf(country: string): readonly number[] {
  return new Intl.Locale('und', { region: country }).getWeekInfo().weekend
}

/** The day so many business days later; days of the weekend do not count, and neither does the first. Holidays do (decision 040). */
export function addBusinessDays(from: Day, days: number, weekend: readonly number[]): Day {
  let left = days
  let reached = Temporal.PlainDate.from(from)
  while (left > 0) {
    reached = reached.add({ days: 1 })
    if (!weekend.includes(reached.dayOfWeek)) left -= 1
  }
  return day(reached.toString())
}

/** The day it is at the instant in a time zone: the only crossing from instants to days. */
export function dayAt(at: Instant, timeZone: string): Day {
  return day(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString())
}

/** The instant at which a day is over in a time zone: the only crossing from days to instants. Midnight may be missing there. */
export function endOfDay(of: Day, timeZone: string): Instant {
  const next = Temporal.PlainDate.from(of).add({ days: 1 })
  return instantOfEpoch(next.toZonedDateTime({ timeZone }).epochMilliseconds)
}

/** The day that it still is somewhere on earth (UTC−12): an inclusive end date is over once it lies before this. */
export function earliestToday(at: Instant): Day {
  return dayAt(earlier(at, { hours: 12 }), 'UTC')
}

/** The day that it already is somewhere on earth (UTC+14): what starts on it has started. */
export function latestToday(at: Instant): Day {
  return dayAt(later(at, { hours: 14 }), 'UTC')
}

/** Whether the text names a time zone that this machine knows. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
