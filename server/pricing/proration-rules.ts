import type { prorationMethods } from '../../contract/prices.ts'
import { addDays, addMonths, type Day, dayOfMonth, daysBetween } from '../../values/calendar.ts'
import { boundary, periodAround, type Rhythm } from '../../values/periods.ts'
import { plus, type Ratio, ratio, ratioText, readRatio, zero } from '../../values/ratio.ts'

/** How days become a part of a yearly price (REN-8). */
export type ProrationMethod = (typeof prorationMethods)[number]

/** How the method makes whole months of days; `none` where every day counts. */
export type MonthRounding = 'none' | 'begun-month-counts' | 'month-from-15-days' | 'whole-months-only'

/** What a method counts in: from where periods are counted, and on which day of the month they aim to begin (REN-2). */
export interface Membership {
  readonly anchor: Day
  readonly intendedDay: number
  /** Whether the months of *anchored month* begin with the membership's or with the calendar's. */
  readonly months: 'membership' | 'calendar'
}

/** One step of the arithmetic: `count` over `of`, in years or months. Whole periods stand together, over 1. */
export interface CoveragePart {
  readonly from: Day
  readonly to: Day
  readonly count: number
  readonly of: number
  readonly unit: 'year' | 'month'
}

/** A covered span with all that it takes to compute its part of the yearly price again (REN-8). Both ends inclusive. */
export interface Coverage {
  readonly method: ProrationMethod
  readonly from: Day
  readonly to: Day
  /** The days there really are. */
  readonly days: number
  readonly parts: readonly CoveragePart[]
  readonly rounding: MonthRounding
  /** Exactly how many yearly prices it costs, such as `73/365`; reduced. */
  readonly years: string
}

/** How many yearly prices the days from `from` through `to` cost by the method (REN-8). Throws where `to` lies before. */
export function coverageOf(method: ProrationMethod, membership: Membership, from: Day, to: Day): Coverage {
  const days = daysBetween(from, to) + 1
  if (days < 1) throw new RangeError(`no day from ${from} through ${to}`)
  const { parts, rounding } = counted(method, membership, from, to, days)
  return { method, from, to, days, parts, rounding, years: ratioText(yearsOf(parts)) }
}

/**
 * Days given back before the old end: by the same method, except that only whole months are given back where the method
 * counts in months, so that ending earlier never returns more than the days cost.
 */
export function creditedCoverage(method: ProrationMethod, membership: Membership, from: Day, to: Day): Coverage {
  const coverage = coverageOf(method, membership, from, to)
  if (coverage.rounding === 'none') return coverage
  return inMonths(coverage, wholeMonths(from, to).months, 'whole-months-only')
}

/** Days between two spans of cover: where the method counts in months, a begun one counts, else gaps could be free. */
export function gapCoverage(method: ProrationMethod, membership: Membership, from: Day, to: Day): Coverage {
  const coverage = coverageOf(method, membership, from, to)
  if (coverage.rounding === 'none') return coverage
  return inMonths(coverage, monthsUp(from, to, intendedFrom(membership, from)), 'begun-month-counts')
}

/** The sum of the parts in years, computed from nothing but them. */
export function yearsOf(parts: readonly CoveragePart[]): Ratio {
  return parts.reduce((total, { count, of, unit }) => plus(total, ratio(count, of * (unit === 'month' ? 12 : 1))), zero)
}

/** The exact years of a coverage. */
export function yearsCovered(coverage: Coverage): Ratio {
  return readRatio(coverage.years)
}

function counted(method: ProrationMethod, membership: Membership, from: Day, to: Day, days: number) {
  const whole = (count: number, of: number, unit: 'year' | 'month' = 'year') => [{ from, to, count, of, unit }]
  const intended = intendedFrom(membership, from)
  switch (method) {
    case 'actual-actual':
      return { parts: byEnclosingPeriod({ ...membership, months: 12 }, from, to), rounding: 'none' } as const
    case 'anchored-month':
      return { parts: byEnclosingPeriod(monthRhythm(membership), from, to), rounding: 'none' } as const
    case 'actual-365':
      return { parts: whole(days, 365), rounding: 'none' } as const
    case '30-360':
      return { parts: whole(fixedMonthDays(from, addDays(to, 1), 30), 360), rounding: 'none' } as const
    case 'whole-months-up':
      return { parts: whole(monthsUp(from, to, intended), 12), rounding: 'begun-month-counts' } as const
    case 'months-15-day':
      return { parts: whole(monthsFrom15Days(from, to, intended), 12), rounding: 'month-from-15-days' } as const
  }
}

function monthRhythm({ anchor, intendedDay, months }: Membership): Rhythm {
  return months === 'calendar'
    ? { anchor: addMonths(anchor, 0, 1), months: 1, intendedDay: 1 }
    : { anchor, months: 1, intendedDay }
}

/**
 * *By day of the enclosing period*: each day costs one part of the period that it lies in, however long that is. So spans
 * side by side cost what the whole costs.
 */
export function byEnclosingPeriod(rhythm: Rhythm, from: Day, to: Day): CoveragePart[] {
  const unit = 'months' in rhythm && rhythm.months === 1 ? 'month' : 'year'
  const first = periodAround(rhythm, from)
  const last = periodAround(rhythm, to)
  const part = (start: Day, end: Day, count: number, of: number): CoveragePart => ({
    from: start,
    to: end,
    count,
    of,
    unit,
  })
  if (first.index === last.index && !(first.from === from && last.to === to))
    return [part(from, to, daysBetween(from, to) + 1, first.days)]
  const beginsWhole = first.from === from
  const endsWhole = last.to === to
  const wholeFrom = beginsWhole ? first.index : first.index + 1
  const wholeBefore = endsWhole ? last.index + 1 : last.index
  const parts: CoveragePart[] = []
  if (!beginsWhole) parts.push(part(from, first.to, daysBetween(from, first.to) + 1, first.days))
  if (wholeBefore > wholeFrom) {
    const start = boundary(rhythm, wholeFrom)
    parts.push(part(start, addDays(boundary(rhythm, wholeBefore), -1), wholeBefore - wholeFrom, 1))
  }
  if (!endsWhole) parts.push(part(last.from, to, daysBetween(last.from, to) + 1, last.days))
  return parts
}

/** Days between two days where every month has the same number of them; what lies beyond it counts as its last. */
export function fixedMonthDays(from: Day, until: Day, daysInMonth: number): number {
  const number = (of: Day): number =>
    (Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))) * daysInMonth + Math.min(dayOfMonth(of), daysInMonth)
  return number(until) - number(from)
}

/** *Whole months up*: every begun month counts. */
export function monthsUp(from: Day, to: Day, intendedDay: number = dayOfMonth(from)): number {
  const { months, daysLeft } = wholeMonths(from, to, intendedDay)
  return daysLeft > 0 ? months + 1 : months
}

/** *Months with 15-day rounding*: of the last month, 15 days and more count as a month, fewer as nothing. */
export function monthsFrom15Days(from: Day, to: Day, intendedDay: number = dayOfMonth(from)): number {
  const { months, daysLeft } = wholeMonths(from, to, intendedDay)
  return daysLeft >= 15 ? months + 1 : months
}

/** The whole months of a span, both ends inclusive, and the days that are left of it. */
export function wholeMonths(from: Day, to: Day, intendedDay: number = dayOfMonth(from)) {
  const until = addDays(to, 1)
  const { index, from: reached } = periodAround({ anchor: from, months: 1, intendedDay }, until)
  return { months: index, daysLeft: daysBetween(reached, until) }
}

function inMonths(coverage: Coverage, months: number, rounding: MonthRounding): Coverage {
  const { from, to } = coverage
  const parts = [{ from, to, count: months, of: 12, unit: 'year' as const }]
  return { ...coverage, parts, rounding, years: ratioText(yearsOf(parts)) }
}

/** The membership's own intended day where the span begins with it; a span that begins elsewhere has the day it begins on. */
function intendedFrom({ anchor, intendedDay }: Membership, from: Day): number {
  return from === anchor ? intendedDay : dayOfMonth(from)
}
