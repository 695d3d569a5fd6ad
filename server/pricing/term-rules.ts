import { addDays, addMonths, type Day, dayOfMonth, endOfTerm, intendedDayFrom } from '../../values/calendar.ts'
import { newStartOf, type Standing } from './band-rules.ts'

/** What the buyer chooses: a term for each line, or one day on which all end (co-termination, REN-5). */
export type ChosenTerm = { readonly months: number } | { readonly commonEnd: Day }

/** How far out cover can reach (REN-5). */
export const monthsMost = 60

/** Why a line takes no part in a quote. */
export type NotPriced =
  | 'too-long-lapsed'
  | 'ends-then-already'
  | 'ends-later-already'
  | 'end-already-past'
  | 'too-far-out'

/** The new period of a line; `shortens` where the common end lies before the old one, so that days are given back. */
export interface NewPeriod {
  readonly startsOn: Day
  readonly endsOn: Day
  /** On which day of the month its periods aim to begin from now on (REN-2). */
  readonly intendedDay: number
  readonly shortens: boolean
}

/** What the membership says before the renewal: inclusive end, and the day of the month that its periods aim at. */
export interface Covered {
  readonly endsOn: Day
  readonly intendedDay: number
}

/**
 * The period that a line gets: it starts where its standing says and lasts for the term, or through the common end. A line
 * that ends there already is left as it is, so that aligning twice changes nothing. `mayShorten`: whether days can be given
 * back where the common end lies before the old one; never days that have passed.
 */
export function newPeriod(
  covered: Covered,
  standing: Standing,
  term: ChosenTerm,
  orderedOn: Day,
  mayShorten: boolean,
): NewPeriod | NotPriced {
  if (standing.tooLate) return 'too-long-lapsed'
  const startsOn = newStartOf(standing, covered.endsOn, orderedOn)
  const intendedDay =
    startsOn === addDays(covered.endsOn, 1) ? intendedDayFrom(startsOn, covered.intendedDay) : dayOfMonth(startsOn)
  const furthest = endOfTerm(startsOn, { months: monthsMost }, intendedDay)
  if ('months' in term) {
    const endsOn = endOfTerm(startsOn, term, intendedDay)
    return endsOn > furthest ? 'too-far-out' : { startsOn, endsOn, intendedDay, shortens: false }
  }
  const endsOn = term.commonEnd
  const afterwards = intendedDayFrom(addDays(endsOn, 1), intendedDay)
  if (endsOn === covered.endsOn) return 'ends-then-already'
  if (endsOn < orderedOn) return 'end-already-past'
  if (endsOn > furthest) return 'too-far-out'
  if (endsOn < covered.endsOn)
    return mayShorten
      ? { startsOn: addDays(endsOn, 1), endsOn, intendedDay: afterwards, shortens: true }
      : 'ends-later-already'
  return endsOn < startsOn ? 'end-already-past' : { startsOn, endsOn, intendedDay: afterwards, shortens: false }
}

/** The next end of a fiscal year whose last day has this month and day, not before the day (REN-14). */
export function nextFiscalYearEnd(month: number, dayInMonth: number, notBefore: Day): Day {
  const inYear = (years: number): Day =>
    addMonths(notBefore, years * 12 + month - Number(notBefore.slice(5, 7)), dayInMonth)
  return inYear(0) >= notBefore ? inYear(0) : inYear(1)
}
