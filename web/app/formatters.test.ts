import { expect, test } from 'vitest'
import { daysBetween, formatters } from './formatters.ts'

const en = formatters('en', 'UTC')
const es = formatters('es', 'Europe/Madrid')

test('UX-31: dates are written with the month in letters, in both languages', () => {
  expect(en.day('2026-12-06')).toBe('6 Dec 2026')
  expect(es.day('2026-12-06')).toBe('6 dic 2026')
  expect(es.dayAndMonth('2026-09-30')).toBe('30 sept')
})

test('UX-31: a time always stands with its zone, and the date is that of the zone', () => {
  expect(en.instant('2026-12-31T23:30:00Z')).toBe('31 Dec 2026, 23:30 UTC')
  expect(es.instant('2026-12-31T23:30:00Z')).toBe('1 ene 2027, 00:30 Europe/Madrid')
})

test('UX-30: numbers are grouped even where Spanish would leave four digits together', () => {
  expect(en.number(1234)).toBe('1,234')
  expect(es.number(1234)).toBe('1.234')
  expect(es.number(12345)).toBe('12.345')
})

test('UX-30: money is written exactly, grouped and with its currency, whatever minor unit that has', () => {
  expect(en.money(123450, 'USD')).toBe('USD\u00a01,234.50')
  expect(es.money(123450, 'EUR')).toBe('1.234,50\u00a0EUR')
  expect(en.money(5, 'EUR')).toBe('EUR\u00a00.05')
  expect(en.money(-100005, 'USD')).toBe('USD\u00a0-1,000.05')
  expect(en.money(1234567, 'JPY')).toBe('JPY\u00a01,234,567')
  expect(es.money(1234567, 'KWD')).toBe('1.234,567\u00a0KWD')
  expect(en.money(Number.MAX_SAFE_INTEGER, 'USD')).toBe('USD\u00a090,071,992,547,409.91')
})

test('UX-31: nearness is counted in whole days between calendar dates, across a change of the clocks too', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
  expect(en.relativeDays('2026-12-06', '2026-11-21')).toBe('in 15 days')
  expect(es.relativeDays('2026-11-22', '2026-11-21')).toBe('mañana')
  expect(en.relativeDays('2026-11-20', '2026-11-22')).toBe('2 days ago')
})

test('Countries and lists are in the language of the page', () => {
  expect(es.list([es.country('DE'), es.country('ES'), es.country('MX')])).toBe('Alemania, España y México')
})
