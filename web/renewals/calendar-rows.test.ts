import { expect, test } from 'vitest'
import { day } from '../../values/calendar.ts'
import { calendarRows } from './calendar-rows.server.ts'

const of = { today: '2026-11-22', linesPath: '/es/o/10000001/renewals/renew/lines', language: 'es' } as const

test('REN-25: months in which nothing ends are left out, the others add up, and every figure leads to its lines', () => {
  const empty = { firstDay: day('2026-10-01'), lastDay: day('2026-10-31'), states: [] }
  const november = {
    firstDay: day('2026-11-01'),
    lastDay: day('2026-11-30'),
    states: [
      { state: 'current' as const, count: 3, yearMinor: 500, unpricedCount: 1 },
      { state: 'reinstatement' as const, count: 2, yearMinor: null, unpricedCount: 2 },
    ],
  }
  const lines = `${of.linesPath}?renewable=all`
  const month = 'endsFrom=2026-11-01&endsBy=2026-11-30'
  expect(calendarRows([empty, november], of)).toEqual([
    {
      firstDay: '2026-11-01',
      name: 'noviembre de 2026',
      isNow: true,
      total: { count: 5, href: `${lines}&${month}` },
      states: {
        current: { count: 3, href: `${lines}&state=current&${month}` },
        reinstatement: { count: 2, href: `${lines}&state=reinstatement&${month}` },
      },
      yearMinor: 500,
      unpricedCount: 3,
    },
  ])
})
