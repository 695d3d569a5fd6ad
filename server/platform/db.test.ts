import sql from 'sql-template-tag'
import { afterAll, expect, test } from 'vitest'
import { openTestPortal, testSecret } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'
import { todayOf } from './clock.ts'
import { often, openDatabase } from './db.ts'
import { type Audience, type RowContext, sealKey } from './seal.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
/** All visits share one connection, as they do where a pool is small. */
const db = openDatabase({
  url: portal.database.appUrl,
  seal: sealKey(testSecret()),
  poolSize: 1,
  clock: Date.now,
  onFault: (fault) => expect.fail(fault.message),
})
afterAll(() => db.close())

function contextOf(audience: Audience, organization: string | null): RowContext {
  const now = portal.clock.now()
  const types = ['administrator'] as const
  return {
    ...{ audience, user: null, contact: null, organization, types, restricted: false, partner: null },
    ...{ now, today: todayOf(now) },
  }
}

test('PLT-9: what a connection has planned for one visitor shows the next one only what is theirs', async () => {
  const companies = [await world.customer(), await world.customer()]
    .map(({ organization }) => organization.id)
    .toSorted()
  const seen = (audience: Audience, organization: string | null) =>
    db.within(contextOf(audience, organization), async (tx) => {
      const found: string[] = []
      for (const id of companies)
        found.push(
          ...(await tx.many<{ id: string }>(often`select id from organizations where id = ${id}`)).map((row) => row.id),
        )
      return found
    })
  // More often than a plan is made anew for what is asked.
  for (let turn = 0; turn < 8; turn += 1) {
    for (const company of companies) expect(await seen('customer', company)).toEqual([company])
    expect(await seen('staff', null)).toEqual(companies)
    expect(await seen('partner', companies[0] ?? null)).toEqual([])
  }
  const plans = await db.within(contextOf('visitor', null), (tx) =>
    tx.many<{ audience: string; kept: boolean }>(
      sql`select split_part(name, ' ', 1) as audience, generic_plans > 0 as kept from pg_prepared_statements order by name`,
    ),
  )
  expect(plans).toEqual(['customer', 'partner', 'staff'].map((audience) => ({ audience, kept: true })))
})
