import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addBusinessDays, addDays, day, daysBetween, weekendOf } from './calendar.ts'

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
