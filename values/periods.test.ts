import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  dayNumber,
  dayOfMonth,
  dayOfNumber,
  daysBetween,
  endOfTerm,
  isDay,
} from './calendar.ts'
import { boundary, nextBoundary, periodAround, periodAt, type Rhythm, wholePeriods } from './periods.ts'

const runs = { numRuns: 10_000 }
const anyDay = fc.integer({ min: dayNumber(day('1996-01-01')), max: dayNumber(day('2104-12-31')) }).map(dayOfNumber)

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-31', 2, '2026-03-31'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -13, '2024-12-15'],
  ['2021-02-28', 60, '2026-02-28'],
])('REN-2: %s and %i months is %s', (from, months, expected) => {
  expect(addMonths(day(from), months)).toBe(expected)
})

test.each<[string, number, number | undefined, string, string]>([
  ['2025-07-22', 12, undefined, '2026-07-21', 'the end is inclusive'],
  ['2026-02-28', 1, 31, '2026-03-30', 'the 31st is intended, though February clamped it'],
  ['2026-02-28', 1, undefined, '2026-03-27', 'and is not where nothing says so'],
  ['2025-02-28', 36, 29, '2028-02-28', 'a leap-day anniversary comes back to the 29th'],
  ['2026-11-30', 3, 30, '2027-02-27', 'clamped, then back one day'],
])('REN-2: from %s for %i months (intended day %s) lasts through %s: %s', (from, months, intended, expected) => {
  expect(endOfTerm(day(from), { months }, intended)).toBe(expected)
})

test('REN-2: days, months and their differences are those of an independent calendar', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: -60, max: 60 }), (from, other, months) => {
      const reference = Temporal.PlainDate.from(from)
      expect(addMonths(from, months)).toBe(reference.add({ months }).toString())
      expect(addDays(from, months * 31)).toBe(reference.add({ days: months * 31 }).toString())
      expect(daysBetween(from, other)).toBe(
        reference.until(Temporal.PlainDate.from(other), { largestUnit: 'day' }).days,
      )
    }),
    runs,
  )
})

test.each(['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', '26-01-01', '2026-1-1'])(
  'REN-2: %s is no day',
  (text) => expect(isDay(text)).toBe(false),
)

test('REN-2: what leaves the calendar is refused, not wrapped', () => {
  expect(addDays(day('0001-01-01'), 0)).toBe('0001-01-01')
  expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
  expect(() => addMonths(day('0001-01-01'), -1)).toThrow(RangeError)
})

const anyRhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc
    .tuple(anyDay, fc.constantFrom(1, 3, 6, 12, 24, 36, 60), fc.integer({ min: 1, max: 31 }))
    .map(([of, months, intendedDay]) => ({ anchor: addMonths(of, 0, intendedDay), months, intendedDay })),
  fc.tuple(anyDay, fc.integer({ min: 1, max: 400 })).map(([anchor, days]) => ({ anchor, days })),
)

test('REN-2: no day lies in two periods or in none, before the anchor as after it', () => {
  fc.assert(
    fc.property(anyRhythm, fc.integer({ min: -70, max: 70 }), (rhythm, index) => {
      const period = periodAt(rhythm, index)
      expect(period.days).toBe(daysBetween(period.from, period.to) + 1)
      expect(periodAt(rhythm, index + 1).from).toBe(addDays(period.to, 1))
      expect(periodAround(rhythm, period.from)).toEqual(period)
      expect(periodAround(rhythm, period.to)).toEqual(period)
    }),
    runs,
  )
})

test('REN-2: any day of sixty months and more lies in the period that is found for it', () => {
  fc.assert(
    fc.property(anyRhythm, fc.integer({ min: -2000, max: 2000 }), (rhythm, offset) => {
      const of = addDays(rhythm.anchor, offset)
      const { from, to } = periodAround(rhythm, of)
      expect(from <= of && of <= to).toBe(true)
    }),
    runs,
  )
})

test('REN-2: a month-end clamps for that month only: boundaries are counted from the anchor, never chained', () => {
  const rhythm = { anchor: day('2024-01-31'), months: 1, intendedDay: 31 }
  expect([1, 2, 3, 13, 60].map((index) => boundary(rhythm, index))).toEqual([
    '2024-02-29',
    '2024-03-31',
    '2024-04-30',
    '2025-02-28',
    '2029-01-31',
  ])
  expect(wholePeriods(rhythm, day('2024-02-28'))).toBe(0)
  expect(wholePeriods(rhythm, day('2024-02-29'))).toBe(1)
  expect(nextBoundary(rhythm, day('2024-03-01'))).toBe('2024-03-31')
  expect(nextBoundary(rhythm, day('2024-03-31'))).toBe('2024-03-31')
  expect(dayOfMonth(boundary(rhythm, 8))).toBe(30)
})
