import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticate } from '../../server/identity/authenticate.ts'
import { served } from '../../server/routes.ts'
import {
  type Bench,
  type Changes,
  checkWorlds,
  doorOn,
  type Effort,
  type Finding,
  openBench,
  tell,
  tenants,
} from './check-worlds.ts'
import { asOwner } from './load-worlds.ts'
import {
  type ApplicationBug,
  applicationBugs,
  type DatabaseBug,
  databaseBugs,
  signingIn,
  undoOf,
} from './planted-bugs.ts'
import { deskApplicationBugs, deskDatabaseBugs } from './planted-desk-bugs.ts'
import { partnerApplicationBugs, partnerDatabaseBugs } from './planted-partner-bugs.ts'
import { resaleApplicationBugs, resaleDatabaseBugs } from './planted-resale-bugs.ts'
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
}, 240_000)
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

/** World after world, so that nothing goes on when something was found. */
function search(bench: Bench, effort: Effort, changes: Changes = {}): Promise<Finding | null> {
  return checkWorlds(bench, doorOn(bench, changes), effort, 1)
}

/** Who looks for a mistake in the database. */
function effortFor({ eyes = 'customer', writers, on }: DatabaseBug): Effort {
  if (on) return { eyes: [], everywhere: false, calls: 20 }
  const everywhere = eyes === 'staff' || eyes === 'nobody'
  return { eyes: everywhere ? [] : [eyes], everywhere, calls: 0, ...(writers && { writers }) }
}

/** The operations among which a mistake is looked for. */
function among({ on }: Pick<ApplicationBug, 'on'>, changes: Changes): Changes {
  return on ? { ...changes, served: (changes.served ?? served).filter(({ name }) => on.test(name)) } : changes
}

const allDatabaseBugs = [...databaseBugs, ...partnerDatabaseBugs, ...deskDatabaseBugs, ...resaleDatabaseBugs]
const allApplicationBugs = [
  ...applicationBugs,
  ...partnerApplicationBugs,
  ...deskApplicationBugs,
  ...resaleApplicationBugs,
]

test('PLT-9: mistakes of every kind are planted, and enough of them', () => {
  expect(partnerDatabaseBugs.length + partnerApplicationBugs.length).toBeGreaterThanOrEqual(25)
  expect(allDatabaseBugs.length + allApplicationBugs.length).toBeGreaterThanOrEqual(100)
})

test('PLT-9: as it is, nothing is found by the application alone', { timeout: 240_000 }, async () => {
  const finding = await checkWorlds(firstWallAlone, doorOn(firstWallAlone), { eyes: [], everywhere: false, calls: 40 })
  expect(finding && tell(finding)).toBeNull()
})

test.each(allDatabaseBugs)('PLT-9: found out in the database: $name', { timeout: 240_000 }, async (bug) => {
  const { ownerUrl, appUrl } = walls.portal.database
  const undo = await asOwner(ownerUrl, async (client) => {
    const undoing = await undoOf(client, bug.statement)
    await client.query(bug.statement)
    return undoing
  })
  // What may be read at all is known before anybody looks.
  const isGranted = bug.statement.startsWith('grant ')
  const rows = isGranted ? openRowProbe(appUrl, await asOwner(ownerUrl, readTables)) : walls.rows
  try {
    const finding = await search({ ...walls, rows }, effortFor(bug), among(bug, {}))
    expect(finding?.what ?? 'nothing was found').toMatch(bug.finds)
  } finally {
    if (isGranted) await rows.close()
    await asOwner(ownerUrl, (client) => client.query(undo))
  }
})

test.each(allApplicationBugs)('ACC-5, ACC-7: found out at the door: $name', { timeout: 240_000 }, async (bug) => {
  const { portal } = firstWallAlone
  const changes = among(bug, bug.plant({ portal, authenticate }))
  const calls = bug.on === signingIn ? 8 : 60
  const finding = await search(firstWallAlone, { eyes: [], everywhere: false, calls }, changes)
  // A mistake that merely breaks the portal would be found by anybody, and prove nothing.
  expect(finding?.found, JSON.stringify(finding?.about)).not.toBe('a fault of ours')
  expect(finding?.what ?? 'nothing was found').toMatch(bug.finds)
})

test('PLT-9: with every planted mistake taken out again nothing is found', { timeout: 240_000 }, async () => {
  const finding = await checkWorlds(walls, doorOn(walls), { eyes: tenants, everywhere: true, calls: 0 })
  expect(finding && tell(finding)).toBeNull()
})
