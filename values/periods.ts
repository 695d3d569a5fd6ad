import { addDays, addMonths, type Day, dayNumber, daysBetween } from './calendar.ts'

/**
 * Periods one after another (REN-2): each so many months, beginning on the intended day of the month (or its last day) and
 * counted from the anchor, or each so many days. No day lies in two of them or in none, before the anchor neither.
 */
export type Rhythm =
  | { readonly anchor: Day; readonly months: number; readonly intendedDay: number }
  | { readonly anchor: Day; readonly days: number }

/** One period of a rhythm, both ends inclusive; the first that begins at the anchor has the index 0. */
export interface Period {
  readonly index: number
  readonly from: Day
  readonly to: Day
  readonly days: number
}

/** The first day of the period with the index; always counted from the anchor, never from another boundary. */
export function boundary(rhythm: Rhythm, index: number): Day {
  if ('days' in rhythm) return addDays(rhythm.anchor, index * rhythm.days)
  return addMonths(rhythm.anchor, index * rhythm.months, rhythm.intendedDay)
}

/** The period with the index. */
export function periodAt(rhythm: Rhythm, index: number): Period {
  const from = boundary(rhythm, index)
  const next = boundary(rhythm, index + 1)
  return { index, from, to: addDays(next, -1), days: daysBetween(from, next) }
}

/** The one period that the day lies in. */
export function periodAround(rhythm: Rhythm, of: Day): Period {
  let index = likelyIndex(rhythm, of)
  while (boundary(rhythm, index) > of) index -= 1
  while (boundary(rhythm, index + 1) <= of) index += 1
  return periodAt(rhythm, index)
}

/** How many whole periods lie between the anchor and a day that is no longer covered. */
export function wholePeriods(rhythm: Rhythm, until: Day): number {
  return periodAround(rhythm, until).index
}

/** The first day of a period that is not before the day: on itself, if one begins there. */
export function nextBoundary(rhythm: Rhythm, notBefore: Day): Day {
  const { index, from } = periodAround(rhythm, notBefore)
  return from === notBefore ? from : boundary(rhythm, index + 1)
}

function likelyIndex(rhythm: Rhythm, of: Day): number {
  if ('days' in rhythm) return Math.floor((dayNumber(of) - dayNumber(rhythm.anchor)) / rhythm.days)
  const months = monthNumber(of) - monthNumber(rhythm.anchor)
  return Math.floor(months / rhythm.months)
}

function monthNumber(of: Day): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
}
