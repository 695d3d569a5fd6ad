import { expect, test } from 'vitest'
import { day } from '../../values/calendar.ts'
import { nextEnd } from './overview-rules.ts'

const today = day('2026-11-16')

test.each([
  ['2026-11-16', null, 'maintenance', 0, 'red'],
  ['2026-12-16', null, 'maintenance', 30, 'red'],
  ['2026-12-17', null, 'maintenance', 31, 'orange'],
  ['2027-02-14', '2026-12-01', 'licence', 15, 'red'],
  ['2026-12-01', '2026-12-01', 'licence', 15, 'red'],
  ['2026-11-15', '2027-02-14', 'licence', 90, 'orange'],
] as const)(
  'ACC-17: maintenance to %s and term to %s: %s ends in %i days, %s',
  (maintenance, term, what, daysLeft, urgency) => {
    const licence = { maintenanceEndsOn: day(maintenance), endsOn: term && day(term) }
    expect(nextEnd(licence, today)).toMatchObject({ what, daysLeft, urgency })
  },
)

test('ACC-17: what has no end, or ended before today, calls for nothing', () => {
  expect(nextEnd({ maintenanceEndsOn: null, endsOn: null }, today)).toBeNull()
  expect(nextEnd({ maintenanceEndsOn: day('2026-11-15'), endsOn: null }, today)).toBeNull()
})
