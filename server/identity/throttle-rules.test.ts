import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, later } from '../../values/calendar.ts'
import { counter, delayAfter, type LimitName, limits, networkOf, secondsToWait, withFailure } from './throttle-rules.ts'

const now = instant('2026-11-16T09:00:00Z')
const names = Object.keys(limits).filter((name): name is LimitName => Object.hasOwn(limits, name))

test('ACC-14: delays grow from nothing to the longest and never beyond, whatever was counted', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.integer({ min: 0, max: 1_000_000 }), (name, failures) => {
      const [seconds, next] = [delayAfter(limits[name], failures), delayAfter(limits[name], failures + 1)]
      expect(seconds).toBeLessThanOrEqual(next)
      expect(next).toBeLessThanOrEqual(limits[name].longestSeconds)
      if (failures < limits[name].free) expect(seconds).toBe(0)
    }),
  )
})

test('ACC-14: no delay of a sign-in is longer than a quarter of an hour', () => {
  for (const name of names.filter((one) => !one.startsWith('mail')))
    expect(limits[name].longestSeconds).toBeLessThanOrEqual(900)
  expect(limits['login anywhere'].longestSeconds).toBeLessThanOrEqual(30)
})

test('ACC-14: failures are forgotten after a while', () => {
  const limit = limits['login anywhere']
  const many = { failures: 500, last_failure_at: now, blocked_until: now }
  expect(withFailure(limit, many, later(now, { minutes: 60 })).failures).toBe(501)
  expect(withFailure(limit, many, later(now, { minutes: 60, seconds: 1 })).failures).toBe(1)
})

test('R11: a clock that was ahead by years keeps nobody out for longer than the longest delay', () => {
  const ahead = { failures: 9, last_failure_at: later(now, { days: 400 }), blocked_until: later(now, { days: 400 }) }
  expect(secondsToWait(limits['login and address'], ahead, now)).toBe(900)
})

test('ACC-14: counters of different things never meet', () => {
  const keys = [
    counter('login and address', 'ana', '1.2.3.4'),
    counter('login and address', 'ana1', '.2.3.4'),
    counter('login anywhere', 'ana'),
    counter('address anywhere', 'ana'),
  ].map(({ key }) => key.toString('hex'))
  expect(new Set(keys).size).toBe(4)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::a:b:c:d', 'fe80:0:0:0::/64'],
])('ACC-14: the address %s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
