import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

test.each([
  ['2025-01-31', '2026-01-30', 31],
  ['2025-01-31', '2025-02-27', 31],
  ['2025-01-01', '2025-12-31', 1],
  ['2024-02-29', '2025-02-27', 29],
  // The end is no whole number of months away: the next period aims at the day after it.
  ['2024-01-01', '2026-12-06', 7],
])(
  'REN-2: what is bought on %s and covered through %s aims to begin periods on the %sth',
  async (startsOn, endsOn, aim) => {
    const { organization } = await world.customer()
    const { id } = await world.licence(organization, { startsOn, maintenanceEndsOn: endsOn })
    expect(
      await portal.rows(sql`
      select m.programme_code, m.starts_on, m.ends_on, m.intended_day, m.yearly_minor, p.starts_on as first, p.ends_on as last
      from memberships m join membership_periods p on p.organization_id = m.organization_id and p.membership_id = m.id
      where m.licence_id = ${id}`),
    ).toEqual([
      {
        programme_code: 'SWM',
        starts_on: startsOn,
        ends_on: endsOn,
        intended_day: aim,
        yearly_minor: null,
        first: startsOn,
        last: endsOn,
      },
    ])
  },
)

test('REN-2: what is bought without maintenance is in no programme', async () => {
  const { organization } = await world.customer()
  await world.licence(organization, { maintenanceEndsOn: null })
  expect(await portal.rows(sql`select from memberships where organization_id = ${organization.id}`)).toEqual([])
})
