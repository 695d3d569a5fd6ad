import { authenticate } from '../../server/identity/authenticate.ts'
import type { Database } from '../../server/platform/db.ts'
import type { DoorRules, Served } from '../../server/platform/door.ts'
import type { House } from '../../server/platform/house.ts'
import { served } from '../../server/routes.ts'
import { doorRules } from '../../server/rules.ts'
import { newMigratedDatabase, openPortalOn, type TestPortal } from '../portal.ts'
import { type CallDoor, type CallProbe, openCallProbe } from './call-probes.ts'
import { asOwner, loadShared, loadWorlds, sharedRows } from './load-worlds.ts'
import { nothingLasts } from './nothing-lasts.ts'
import type { Eyes } from './oracle.ts'
import { maySignIn } from './oracle-contacts.ts'
import { standingOf } from './oracle-partners.ts'
import { type Random, randomOf } from './random.ts'
import { randomWorld, times } from './random-world.ts'
import {
  attemptFunction,
  type Disagreement,
  expectedRows,
  openRowProbe,
  type RowProbe,
  readTables,
} from './row-probes.ts'
import { everybodysIn, type Strangers, strangersIn } from './strangers.ts'
import type { Row, World } from './world-rows.ts'

/** A database full of worlds, and the portal that is compared with the oracle. */
export type Bench = {
  portal: TestPortal
  worlds: World[]
  shared: Record<string, Row[]>
  rows: RowProbe
  strangers: Strangers
  everybodys: CallDoor['everybodys']
  close(): Promise<void>
}

/** How much is asked: rows of those who look from within a world and from above all of them, and calls, of each world. */
export type Effort = {
  eyes: readonly Eyes['audience'][]
  everywhere: boolean
  calls: number
  /** How many of a world look: one, by chance, unless all of them do. */
  lookers?: 'one'
  /** Who tries to write: one of those who look, unless all of them do. */
  writers?: 'all'
}

/** All whose view ends at an organization, or at themselves. */
export const tenants = ['customer', 'partner', 'person'] as const

/** A disagreement and the world it was found in; null where it was found over all worlds at once. */
export type Finding = Disagreement & { world: World | null }

/** Makes worlds of these seeds in a database of their own. `prepare` may change the database before anything is asked. */
export async function openBench(seeds: readonly string[], prepare: readonly string[] = []): Promise<Bench> {
  const portal = await openPortalOn(await newMigratedDatabase(), { db: nothingLasts })
  const { ownerUrl, appUrl } = portal.database
  const keyId = portal.house.signer.currentKeyId('licence-file')
  const worlds = seeds.map((seed, place) => randomWorld(seed, place, keyId))
  const shared = sharedRows()
  await loadShared(ownerUrl, shared)
  await loadWorlds(ownerUrl, worlds)
  const tables = await asOwner(ownerUrl, async (client) => {
    for (const statement of [attemptFunction, ...prepare]) await client.query(statement)
    return readTables(client)
  })
  const rows = openRowProbe(appUrl, tables)
  return {
    portal,
    worlds,
    shared,
    rows,
    strangers: strangersIn(tables, worlds),
    everybodys: everybodysIn(worlds),
    async close() {
      await rows.close()
      await portal.close()
    },
  }
}

/** What of the application is replaced by something wrong, to see whether it is found out. */
export type Changes = {
  served?: readonly Served<House>[]
  rules?: DoorRules
  authenticate?: CallDoor['authenticate']
  db?: Database
}

/** The portal's door on this bench, with its mistakes planted. */
export function doorOn(bench: Bench, changes: Changes = {}): CallProbe {
  const { portal } = bench
  const db = changes.db ?? portal.house.db
  return openCallProbe({
    portal: { ...portal, house: { ...portal.house, db } },
    served: changes.served ?? served,
    rules: changes.rules ?? doorRules,
    authenticate: changes.authenticate ?? authenticate(db, portal.clock),
    everybodys: bench.everybodys,
  })
}

/** Compares every world with the oracle, a few at a time unless told otherwise; stops at the first disagreement. */
export async function checkWorlds(bench: Bench, calls: CallProbe, effort: Effort, atOnce = 3): Promise<Finding | null> {
  const findings: Finding[] = []
  const waiting = [...bench.worlds]
  const work = async (): Promise<void> => {
    for (let world = waiting.shift(); world && findings.length === 0; world = waiting.shift()) {
      const found = await checkWorld(bench, calls, world, effort)
      if (found) findings.push({ ...found, world })
    }
  }
  await Promise.all(times(atOnce).map(work))
  return findings[0] ?? (effort.everywhere ? checkAllAtOnce(bench) : null)
}

async function checkWorld(bench: Bench, calls: CallProbe, world: World, effort: Effort): Promise<Disagreement | null> {
  const random = randomOf(`${world.seed}/asked`)
  const all = effort.eyes.length > 0 ? tenantsOf(world, random).filter((one) => effort.eyes.includes(one.audience)) : []
  const eyes = effort.lookers === 'one' && all.length > 0 ? [random.pick(all)] : all
  for (const one of eyes) {
    const own = expectedRows(bench.rows.tables, one, [world], bench.shared)
    const found = await bench.rows.compareReads(one, own, ...bench.strangers(one, world))
    if (found) return found
  }
  const writers = effort.writers === 'all' || eyes.length === 0 ? eyes : [random.pick(eyes)]
  for (const one of writers) {
    const found = await checkWrites(bench, world, one, random)
    if (found) return found
  }
  for (let call = 0; call < effort.calls; call += 1) {
    const wrong = await calls.compare(world, random)
    if (wrong) return wrong
  }
  return null
}

/** Some of those whose view ends at an organization, or at themselves: never none of the former where there are any. */
function tenantsOf(world: World, random: Random): Eyes[] {
  const acting = world.rows.contacts
    .filter((one) => one.user_id !== null)
    .map((contact) => ({ contact, standing: standingOf(world, contact) }))
    .filter(({ contact, standing }) => maySignIn(contact, standing) && isOpen(world, contact.organization_id))
  const looking = acting.filter((_, index) => index === 0 || random.chance(0.5))
  // Of a company that is no partner nobody looks with a partner's eyes, unless the door is mistaken.
  const forCustomers = acting.filter(({ standing }) => random.chance(standing ? 0.8 : 0.1))
  return [
    ...looking.map((one): Eyes => ({ audience: 'customer', ...one })),
    ...forCustomers.map((one): Eyes => ({ audience: 'partner', ...one })),
    ...random.some(world.rows.users.slice(0, 1), 0.4).map(({ id }): Eyes => ({ audience: 'person', userId: id })),
  ]
}

function isOpen(world: World, organizationId: string): boolean {
  return world.rows.organizations.some((one) => one.id === organizationId && one.status === 'active')
}

function checkWrites(bench: Bench, world: World, eyes: Eyes, random: Random): Promise<Disagreement | null> {
  const other = bench.worlds.find((one) => one !== world) ?? null
  return bench.rows.compareWrites(eyes, { own: world, other }, random)
}

/** The eyes that see over all organizations, and a role that was taken without saying for whom. */
async function checkAllAtOnce(bench: Bench): Promise<Finding | null> {
  const member = bench.worlds.flatMap((world) => world.rows.staff_members)[0]
  const everywhere: Eyes[] = [
    { audience: 'visitor' },
    { audience: 'worker' },
    ...(member ? [{ audience: 'staff', member } as const] : []),
    ...(['visitor', 'person', 'customer', 'partner', 'staff', 'worker'] as const).map(
      (audience) => ({ audience, nobody: true }) as const,
    ),
  ]
  for (const eyes of everywhere) {
    const expected = expectedRows(bench.rows.tables, eyes, bench.worlds, bench.shared)
    const found = await bench.rows.compareReads(eyes, expected)
    if (found) return { ...found, world: null }
  }
  return null
}

/** The disagreement as a person reads it: what was expected of whom, and only the rows that have to do with it. */
export function tell(finding: Finding): string {
  const { what, expected, found, about, world } = finding
  const text = JSON.stringify(about)
  const people = world?.rows.contacts.filter((one) => [one.id, one.user_id].some((id) => id && text.includes(id))) ?? []
  const staff = world?.rows.staff_members.filter((one) => text.includes(one.user_id)) ?? []
  const companies =
    world?.rows.organizations.filter(
      (one) =>
        text.includes(one.id) ||
        text.includes(one.number) ||
        people.some((person) => person.organization_id === one.id),
    ) ?? []
  const brief = [
    ...companies.map(({ id, number, legal_name, status }) => `company ${number} ${legal_name} (${status}) ${id}`),
    ...people.map(
      (one) =>
        `contact ${one.last_name} of ${one.organization_id}: ${one.types.join(', ')}${one.restricted ? ', restricted' : ''}, ${one.status}, sign-in ${one.user_id ?? 'none'}, ${one.id}`,
    ),
    ...staff.map((one) => `staff ${one.roles.join(', ') || 'without a role'}, ${one.status}, sign-in ${one.user_id}`),
  ]
  return [
    `${what}: expected ${expected}, found ${found}`,
    `seed ${world?.seed ?? '(all worlds)'}`,
    ...brief,
    JSON.stringify(about, null, 1),
  ].join('\n')
}
