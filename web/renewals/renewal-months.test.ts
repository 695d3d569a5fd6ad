import { expect, test } from 'vitest'
import { day } from '../../values/calendar.ts'
import { calendarMonth, fiscalYearEnds } from './renewal-months.server.ts'

const today = day('2026-11-22')

test('REN-5: the calendar shows a month from Monday on, and lets days be chosen from today to 60 months out', () => {
  const { weeks, before, after, name, weekdays } = calendarMonth('', '2027-02-10', today, 'en')
  expect(weeks).toHaveLength(4)
  expect(weeks[0]?.map((one) => one?.date)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(name).toBe('February 2027')
  expect(weekdays).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])
  expect(calendarMonth('2028-03', '', today, 'es')).toMatchObject({
    name: 'marzo de 2028',
    weekdays: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
  })
  expect([before, after]).toEqual(['2027-01', '2027-03'])

  const now = calendarMonth('2026-11', '2027-02-10', today, 'en')
  expect(now.before).toBeNull()
  expect(now.weeks[0]).toEqual([null, null, null, null, null, null, { day: '2026-11-01', date: 1, open: false }])
  expect(now.weeks.flat().filter((one) => one?.open)).toHaveLength(9)

  const last = calendarMonth('2031-11', '', today, 'en')
  expect(last.after).toBeNull()
  expect(last.weeks.flat().filter((one) => one?.open)).toHaveLength(22)
})

test('REN-5: a month that nothing can be chosen from shows the present one instead', () => {
  expect(calendarMonth('1999-01', '', today, 'en').first).toBe('2026-11-01')
  expect(calendarMonth('2099-01', '', today, 'en').first).toBe('2026-11-01')
  expect(calendarMonth('nonsense', 'nonsense', today, 'en').first).toBe('2026-11-01')
})

test('REN-14: the ends of fiscal years on offer begin with the next that is not almost over', () => {
  expect(fiscalYearEnds(today)).toEqual(['2026-12-31', '2027-12-31', '2028-12-31'])
  expect(fiscalYearEnds(day('2026-12-15'))).toEqual(['2027-12-31', '2028-12-31', '2029-12-31'])
})
