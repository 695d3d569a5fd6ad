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
  const [year, month, dayOfMonth] = partsOf(text)
  return year > 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month)
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
  return dayOfNumber(dayNumber(from) + days)
}

/**
 * The day so many months later, clamped to the month's last day: 31 January plus 1 month is 28 February, plus 2 is 31 March.
 * The intended day of the month is kept apart from the clamped one (REN-2): from 28 February with the 31st intended, 1 month
 * later is 31 March. So periods are always counted from their beginning, never from one another.
 */
export function addMonths(from: Day, months: number, intendedDay: number = dayOfMonth(from)): Day {
  const [year, month] = partsOf(from)
  const reached = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(reached / 12), (((reached % 12) + 12) % 12) + 1]
  return dayOfParts(toYear, toMonth, Math.min(intendedDay, daysInMonth(toYear, toMonth)))
}

/**
 * The inclusive last day of a term that begins on `from` (REN-2): one year from 22 July 2025 ends on 21 July 2026.
 */
export function endOfTerm(from: Day, term: { months: number }, intendedDay?: number): Day {
  return addDays(addMonths(from, term.months, intendedDay), -1)
}

/** Whole days from one day to another; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Which day of its month the day is, 1 to 31. */
export function dayOfMonth(of: Day): number {
  return partsOf(of)[2]
}

/**
 * The day of the month that periods from `begins` on aim at (REN-2): the one intended before, where they begin where that falls
 * in the month, as the 31st does on 28 February; else the day that they begin on, as after a common end.
 */
export function intendedDayFrom(begins: Day, intendedBefore: number): number {
  return addMonths(begins, 0, intendedBefore) === begins ? intendedBefore : dayOfMonth(begins)
}

/** The first day of the month after the day's. */
export function firstOfNextMonth(of: Day): Day {
  return addMonths(of, 1, 1)
}

/** The day's number, counted from 1 January 1970: for arithmetic over thousands of days. */
export function dayNumber(of: Day): number {
  const [year, month, dayOfMonth] = partsOf(of)
  // Years that begin in March have their leap day last (the usual algorithm for the Gregorian calendar).
  const marchYear = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + dayOfYear - daysBefore1970
}

/** The day of a number. Throws outside the years 1 to 9999. */
export function dayOfNumber(number: number): Day {
  const shifted = number + daysBefore1970
  const era = Math.floor(shifted / daysIn400Years)
  const inEra = shifted - era * daysIn400Years
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365,
  )
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayOfParts(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1)
}

const daysIn400Years = 146_097
/** Days from 1 March of the year 0 to 1 January 1970. */
const daysBefore1970 = 719_468

/** Reads the digits where they stand: a quote of thousands of lines asks for many days. */
function partsOf(text: string): [year: number, month: number, dayOfMonth: number] {
  const two = (at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
  return [two(0) * 100 + two(2), two(5), two(8)]
}

function dayOfParts(year: number, month: number, dayOfMonth: number): Day {
  const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`)
  const text = `${year < 1000 ? `${year}`.padStart(4, '0') : year}-${two(month)}-${two(dayOfMonth)}`
  if (!isInCalendar(text, year)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Days that were computed exist, but for the year. */
function isInCalendar(text: string, year: number): text is Day {
  return text.length === 10 && year >= 1 && year <= 9999
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
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
