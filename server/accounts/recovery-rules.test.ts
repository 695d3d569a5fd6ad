import { expect, test } from 'vitest'
import { day, instant } from '../../values/calendar.ts'
import { isRipe, waitsUntil } from './recovery-rules.ts'

test.each([
  ['ES', '2026-11-16T09:00:00Z', '2026-11-19', 'asked on a Monday'],
  ['ES', '2026-11-19T23:59:59Z', '2026-11-24', 'asked on a Thursday, over the weekend'],
  ['ES', '2026-11-21T09:00:00Z', '2026-11-25', 'asked on a Saturday'],
  ['SA', '2026-11-19T09:00:00Z', '2026-11-24', 'asked on a Thursday where Friday and Saturday are free'],
  ['US', '2026-11-25T09:00:00Z', '2026-11-30', 'over Thanksgiving, which counts as a business day'],
])('ACC-9: in %s, %s waits until %s: %s', (country, now, expected) => {
  expect(waitsUntil(instant(now), country)).toBe(expected)
})

test.each([
  ['2026-11-19T23:59:59Z', false, 'the day is not over in Greenwich'],
  ['2026-11-20T11:59:59Z', false, 'it is not over on Baker Island'],
  ['2026-11-20T12:00:00Z', true, 'it is over everywhere'],
])('ACC-9: at %s whether a request that waits until 19 November can be decided is %s: %s', (now, expected) => {
  expect(isRipe({ waitsUntil: day('2026-11-19') }, instant(now))).toBe(expected)
})
