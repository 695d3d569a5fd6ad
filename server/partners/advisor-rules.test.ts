import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, daysBetween, endOfDay, instant, later } from '../../values/calendar.ts'
import { dutyOf, planEnd, scopesOf, stateOf, whyNotEnd } from './advisor-rules.ts'

const granted = {
  startsAt: instant('2026-01-01T09:00:00Z'),
  endsOn: day('2026-12-31'),
  timeZone: 'America/New_York',
  endsAt: instant('2027-01-01T05:00:00Z'),
  endedAt: null,
  extends: false,
  termDays: 364,
  remindedDays: null as number | null,
}

test.each<[string, number | null, number | null, string]>([
  // The day begins at 05:00 UTC where the customer is.
  ['2026-12-01T04:59:00Z', null, null, '31 days before nothing is due'],
  ['2026-12-01T05:00:00Z', null, 30, '30 days before'],
  ['2026-12-20T12:00:00Z', null, 30, '11 days before, as nobody was reminded in time'],
  ['2026-12-20T12:00:00Z', 30, null, '11 days before, and reminded'],
  ['2026-12-24T04:59:00Z', 30, null, '8 days before'],
  ['2026-12-24T05:00:00Z', 30, 7, '7 days before'],
  ['2026-12-24T05:00:00Z', null, 7, '7 days before: the missed one is not made up for'],
  ['2026-12-29T23:00:00Z', 7, null, '2 days before'],
  ['2026-12-30T05:00:00Z', 7, 1, 'the day before'],
  ['2026-12-31T05:00:00Z', 1, null, 'the last day, and reminded'],
  ['2026-12-31T05:00:00Z', 30, 1, 'the last day, and not reminded since'],
])('PAR-9: at %s, reminded %j days before, the reminder that is due is %j: %s', (now, remindedDays, due) => {
  expect(dutyOf({ ...granted, remindedDays }, instant(now))).toEqual(due && { kind: 'remind', remindedDays: due })
})

test.each([
  ['2027-01-01T04:59:59Z', { remindedDays: 1 }, null],
  ['2027-01-01T05:00:00Z', { remindedDays: 1 }, 'end'],
  ['2028-01-01T05:00:00Z', { remindedDays: null }, 'end'],
  ['2027-01-01T05:00:00Z', { endedAt: instant('2026-02-01T00:00:00Z') }, null],
  ['2026-12-31T04:59:59Z', { extends: true, remindedDays: 1 }, null],
  ['2026-12-31T05:00:00Z', { extends: true, remindedDays: 1 }, 'extend'],
  ['2027-03-01T05:00:00Z', { extends: true, remindedDays: 1 }, 'extend'],
  // After the length of the extension it is too late for one.
  ['2027-12-31T05:00:00Z', { extends: true, remindedDays: 1 }, 'end'],
])('PAR-9: at %s a grant with %j has to %j', (now, facts, kind) => {
  expect(dutyOf({ ...granted, ...facts }, instant(now))?.kind ?? null).toBe(kind)
})

test('PAR-6: a grant is extended by the same length again, whole days where the customer is, 730 at most', () => {
  const now = instant('2026-12-31T06:00:00Z')
  const extended = (termDays: number) => dutyOf({ ...granted, extends: true, remindedDays: 1, termDays }, now)
  expect(extended(90)).toEqual({
    kind: 'extend',
    end: {
      endsOn: '2027-03-31',
      timeZone: 'America/New_York',
      // Clocks have gone forward in between.
      endsAt: '2027-04-01T04:00:00.000Z',
      termDays: 90,
      remindedDays: null,
    },
  })
  expect(extended(900)).toMatchObject({ end: { endsOn: '2028-12-30', termDays: 730 } })
  expect(extended(5)).toMatchObject({ end: { endsOn: '2027-01-05', remindedDays: 7 } })
})

test.each([
  [0, 'end-out-of-range'],
  [1, null],
  [365, null],
  [730, null],
  [731, 'end-out-of-range'],
  [-1, 'end-out-of-range'],
])('PAR-6: an end in %i days: %j', (days, code) => {
  const today = day('2026-11-16')
  expect(whyNotEnd(addDays(today, days), today)).toBe(code)
})

test('PAR-9: whoever sets an end that is near is not reminded of it at once, but again when it is nearer', () => {
  const now = instant('2026-11-16T09:00:00Z')
  const set = (days: number) => ({ ...granted, ...planEnd(addDays(day('2026-11-16'), days), 'UTC', now) })
  for (const days of [1, 5, 7, 8, 30, 31, 365]) expect(dutyOf(set(days), now)).toBeNull()
  expect(dutyOf(set(5), instant('2026-11-20T00:00:00Z'))).toEqual({ kind: 'remind', remindedDays: 1 })
})

test('PAR-9: what is done is due no more, and each side is reminded three times at most', () => {
  const zones = fc.constantFrom('Europe/Madrid', 'America/Santiago', 'Asia/Kolkata', 'Pacific/Kiritimati')
  const given = fc.tuple(fc.integer({ min: 1, max: 730 }), zones, fc.array(fc.integer({ min: 1, max: 200 })))
  fc.assert(
    fc.property(given, ([days, timeZone, waits]) => {
      let now = instant('2026-11-16T09:00:00Z')
      let grant = { ...granted, startsAt: now, ...planEnd(addDays(day('2026-11-17'), days), timeZone, now) }
      let reminders = 0
      for (const hours of waits) {
        now = later(now, { hours })
        const duty = dutyOf(grant, now)
        if (duty?.kind === 'end') expect(stateOf(grant, now)).toBe('ended')
        if (duty?.kind !== 'remind') continue
        reminders += 1
        grant = { ...grant, remindedDays: duty.remindedDays }
        expect(dutyOf(grant, now)).toBeNull()
      }
      expect(reminders).toBeLessThanOrEqual(3)
    }),
  )
})

test('PAR-9: a planned end is over exactly when its day is, and lasts as many days as were asked for', () => {
  const now = instant('2026-11-16T23:30:00Z')
  const end = planEnd(day('2026-12-31'), 'Europe/Madrid', now)
  expect(end.endsAt).toBe(endOfDay(day('2026-12-31'), 'Europe/Madrid'))
  expect(end.termDays).toBe(daysBetween(day('2026-11-17'), day('2026-12-31')))
})

test('PAR-6: whoever may do anything may look, in the order that everybody reads', () => {
  expect(scopesOf(['allocate', 'quote'])).toEqual(['view', 'quote', 'allocate'])
  expect(scopesOf([])).toEqual(['view'])
})
