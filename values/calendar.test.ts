import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBusinessDays, addDays, day, dayAt, daysBetween, earlier, endOfDay, weekendOf } from './calendar.ts'

test.each([
  ['ES', '2026-11-16', 3, '2026-11-19', 'from a Monday to the Thursday'],
  ['ES', '2026-11-18', 3, '2026-11-23', 'over a weekend'],
  ['ES', '2026-11-20', 3, '2026-11-25', 'from a Friday'],
  ['ES', '2026-11-21', 3, '2026-11-25', 'from a Saturday'],
  ['ES', '2026-11-22', 3, '2026-11-25', 'from a Sunday'],
  ['ES', '2026-12-30', 3, '2027-01-04', 'over a turn of the year; holidays count as business days'],
  ['US', '2026-11-19', 3, '2026-11-24', 'Saturday and Sunday in America'],
  ['JP', '2026-11-19', 3, '2026-11-24', 'and in Japan'],
  ['SA', '2026-11-18', 3, '2026-11-23', 'Friday and Saturday in Saudi Arabia'],
  ['IN', '2026-11-19', 3, '2026-11-23', 'Sunday alone in India'],
  ['ES', '2026-11-16', 0, '2026-11-16', 'no days at all'],
])('ACC-9: in %s %s and %i business days is %s: %s', (country, from, days, expected) => {
  expect(addBusinessDays(day(from), days, weekendOf(country))).toBe(expected)
})

test('ACC-9: business days are never fewer days than were asked for, and never end in a weekend', () => {
  const given = fc.tuple(
    fc.integer({ min: 0, max: 4000 }),
    fc.integer({ min: 1, max: 15 }),
    fc.constantFrom('ES', 'SA', 'IN'),
  )
  fc.assert(
    fc.property(given, ([offset, days, country]) => {
      const from = addDays(day('2024-01-01'), offset)
      const reached = addBusinessDays(from, days, weekendOf(country))
      const passed = daysBetween(from, reached)
      const free = Array.from({ length: passed }, (_, index) => addDays(from, index + 1)).filter((one) =>
        weekendOf(country).includes((((daysBetween(day('2024-01-01'), one) % 7) + 7) % 7) + 1),
      )
      expect(passed - free.length).toBe(days)
      expect(free).not.toContain(reached)
    }),
  )
})

test.each([
  ['2026-11-16', 'UTC', '2026-11-17T00:00:00.000Z'],
  ['2026-11-16', 'Europe/Madrid', '2026-11-16T23:00:00.000Z'],
  ['2027-07-01', 'Europe/Madrid', '2027-07-01T22:00:00.000Z'],
  ['2026-11-16', 'Asia/Kolkata', '2026-11-16T18:30:00.000Z'],
  ['2026-11-16', 'Pacific/Kiritimati', '2026-11-16T10:00:00.000Z'],
  ['2026-11-16', 'America/Los_Angeles', '2026-11-17T08:00:00.000Z'],
  // Clocks go forward at midnight there, so that the day of 6 September begins at one.
  ['2026-09-05', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['2028-02-29', 'Europe/Madrid', '2028-02-29T23:00:00.000Z'],
])('PAR-9: %s is over in %s at %s', (of, timeZone, expected) => {
  expect(endOfDay(day(of), timeZone)).toBe(expected)
})

test('PAR-9: until a day is over it is that day there, and from then on the next', () => {
  const zones = fc.constantFrom('Europe/Madrid', 'America/Santiago', 'Asia/Kolkata', 'Pacific/Apia', 'Africa/Cairo')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), zones, (offset, timeZone) => {
      const of = addDays(day('2024-01-01'), offset)
      const over = endOfDay(of, timeZone)
      expect(dayAt(earlier(over, { seconds: 1 }), timeZone)).toBe(of)
      expect(dayAt(over, timeZone)).toBe(addDays(of, 1))
    }),
  )
})
