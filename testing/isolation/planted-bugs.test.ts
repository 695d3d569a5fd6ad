import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticate } from '../../server/identity/authenticate.ts'
import {
  type Bench,
  type Changes,
  checkWorlds,
  doorOn,
  type Effort,
  type Finding,
  openBench,
  tell,
} from './check-worlds.ts'
import { asOwner } from './load-worlds.ts'
import { applicationBugs, databaseBugs, undoOf } from './planted-bugs.ts'
import { times } from './random-world.ts'
import { openRowProbe, readTables } from './row-probes.ts'

const seeds = times(60).map((index) => `planted/${index}`)
/** Nothing but the application's own checks: every policy lets through whatever its table holds. */
const withoutPolicies = ['select probe.open_all_policies()']
let walls: Bench
let firstWallAlone: Bench

beforeAll(async () => {
  walls = await openBench(seeds)
  firstWallAlone = await openBench(seeds, [openAllPolicies, ...withoutPolicies])
}, 120_000)
afterAll(() => Promise.all([walls.close(), firstWallAlone.close()]))

const openAllPolicies = `
  create function probe.open_all_policies() returns void language plpgsql as $$
  declare one record;
  begin
    for one in select * from pg_policies where schemaname = 'public' and policyname <> 'owner_all' loop
      if one.qual is not null then
        execute format('alter policy %I on %I using (true)', one.policyname, one.tablename);
      end if;
      if one.with_check is not null then
        execute format('alter policy %I on %I with check (true)', one.policyname, one.tablename);
      end if;
    end loop;
  end $$`

function search(bench: Bench, effort: Effort, changes: Changes = {}): Promise<Finding | null> {
  return checkWorlds(bench, doorOn(bench, changes), effort)
}

test('PLT-9: as it is, nothing is found, by the application alone either', { timeout: 120_000 }, async () => {
  for (const [bench, effort] of [
    [walls, { rows: true, calls: 12 }],
    [firstWallAlone, { rows: false, calls: 40 }],
  ] as const) {
    const finding = await search(bench, effort)
    expect(finding && tell(finding)).toBeNull()
  }
})

test.each(databaseBugs)(
  'PLT-9: found out in the database: $name',
  { timeout: 60_000 },
  async ({ statement, finds }) => {
    const { ownerUrl } = walls.portal.database
    const undo = await asOwner(ownerUrl, (client) => undoOf(client, statement))
    await asOwner(ownerUrl, (client) => client.query(statement))
    try {
      const probe = openRowProbe(walls.portal.database.appUrl, await asOwner(ownerUrl, readTables))
      const finding = await search({ ...walls, rows: probe }, { rows: true, calls: 0 }).finally(() => probe.close())
      expect(finding?.what ?? 'nothing was found').toMatch(finds)
    } finally {
      await asOwner(ownerUrl, (client) => client.query(undo))
    }
  },
)

test.each(applicationBugs)(
  'ACC-5, ACC-7: found out at the door: $name',
  { timeout: 60_000 },
  async ({ plant, finds }) => {
    const { portal } = firstWallAlone
    const finding = await search(firstWallAlone, { rows: false, calls: 60 }, plant({ portal, authenticate }))
    // A mistake that merely breaks the portal would be found by anybody, and prove nothing.
    expect(finding?.found, JSON.stringify(finding?.about)).not.toBe('a fault of ours')
    expect(finding?.what ?? 'nothing was found').toMatch(finds)
  },
)

test('PLT-9: with every planted mistake taken out again nothing is found', { timeout: 60_000 }, async () => {
  const finding = await search(walls, { rows: true, calls: 0 })
  expect(finding && tell(finding)).toBeNull()
})
