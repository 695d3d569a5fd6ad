import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { newMigratedDatabase, openPortalOn, type TestPortal } from '../../testing/portal.ts'
import { listen, startSecondPortal } from '../../testing/second-portal.ts'
import { startTestPostgres, type TestDatabase } from '../../testing/test-database.ts'
import { type ContactPersona, worldOf } from '../../testing/world.ts'
import { sessionCookie } from '../platform/http.ts'

type Answer = { status: number; body: { code?: string; facts?: Record<string, unknown>; id?: string } }
type Race = { portal: TestPortal; ana: ContactPersona; post: Post }
type Post = (path: string, body: Record<string, unknown>, key: string) => Promise<Answer>

const serverVariable = 'CHANCERY_TEST_SERVER'

/** A database on the run's server, or on a PostgreSQL 15 started for this alone; the run's server stays the default. */
async function databaseOn(release: 'of the run' | '15'): Promise<{ database: TestDatabase; stop(): Promise<void> }> {
  if (release === 'of the run') return { database: await newMigratedDatabase(), stop: async () => undefined }
  const ofTheRun = process.env[serverVariable]
  const restore = (): void => {
    process.env[serverVariable] = ofTheRun
  }
  const server = await startTestPostgres('15')
  const database = await newMigratedDatabase().finally(restore)
  return { database, stop: () => server.stop().finally(restore) }
}

/** Two server processes with pools of their own on one database, taking requests in turn. */
async function race(release: 'of the run' | '15', run: (facts: Race) => Promise<void>): Promise<void> {
  const { database, stop } = await databaseOn(release)
  const portal = await openPortalOn(database)
  const second = await startSecondPortal(database)
  try {
    const origins = [await listen(portal.app), second.origin]
    const ana = await (await worldOf(portal).customer()).contact({ types: ['ship-to'] })
    let turn = 0
    const post: Post = async (path, body, key) => {
      turn += 1
      const answer = await fetch(`${origins[turn % 2]}/v1/organizations/${ana.organization.number}/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: `${sessionCookie}=${ana.sessionToken}`,
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      })
      const said = { status: answer.status, body: (await answer.json()) as Answer['body'] }
      // On a busy machine some wait too long for a connection; they ask again with the same key, as any client would.
      return said.status === 503 ? post(path, body, key) : said
    }
    await run({ portal, ana, post })
  } finally {
    await second.stop()
    await portal.close()
    await stop()
  }
}

const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const host = (index: number) => ({ hostIdType: 'hostname', hostId: `srv-${index}` })
const tally = (answers: Answer[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(
      Object.groupBy(answers, ({ status, body }) => (status === 200 ? '200' : `${status} ${body.code}`)),
    ).map(([outcome, all]) => [outcome, all?.length ?? 0]),
  )

/** What the licence says is allocated, what its active allocations come to, and how many good files there are. */
async function books(portal: TestPortal, licenceId: string) {
  const [row] = await portal.rows<{ noted: number; summed: number; active: number; files: number }>(sql`
    select l.allocated_quantity as noted,
      (select coalesce(sum(a.quantity), 0)::int from allocations a where a.licence_id = l.id and a.status = 'active') as summed,
      (select count(*)::int from allocations a where a.licence_id = l.id and a.status = 'active') as active,
      (select count(*)::int from licence_files f where f.licence_id = l.id and f.status = 'good') as files
    from licences l where l.id = ${licenceId}`)
  return row
}

async function lastSeats({ portal, ana, post }: Race, people: number): Promise<void> {
  const licence = await worldOf(portal).licence(ana.organization, { quantity: 100 })
  const answers = await Promise.all(
    times(people).map((index) => post(`licences/${licence.id}/allocate`, { ...host(index), quantity: 1 }, `k${index}`)),
  )
  expect(tally(answers)).toEqual({ '200': 100, '409 nothing-left': people - 100 })
  expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => JSON.stringify(body.facts)))).toEqual(
    new Set([JSON.stringify({ left: 0, wanted: 1 })]),
  )
  expect(await books(portal, licence.id)).toEqual({ noted: 100, summed: 100, active: 100, files: 100 })
}

async function unevenSeats({ portal, ana, post }: Race): Promise<void> {
  const licence = await worldOf(portal).licence(ana.organization, { quantity: 100 })
  const answers = await Promise.all(
    times(60).map((index) => post(`licences/${licence.id}/allocate`, { ...host(index), quantity: 7 }, `u${index}`)),
  )
  expect(tally(answers)).toEqual({ '200': 14, '409 nothing-left': 46 })
  for (const { body } of answers.filter(({ status }) => status === 409))
    expect(body.facts).toEqual({ left: 2, wanted: 7 })
  expect(await books(portal, licence.id)).toEqual({ noted: 98, summed: 98, active: 14, files: 14 })
}

async function oneKey({ portal, ana, post }: Race): Promise<void> {
  const licence = await worldOf(portal).licence(ana.organization, { quantity: 100 })
  const path = `licences/${licence.id}/allocate`
  const answers = await Promise.all(times(50).map(() => post(path, { ...host(1), quantity: 3 }, 'the-same')))
  expect(tally(answers)).toEqual({ '200': 50 })
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body)
  expect(await books(portal, licence.id)).toEqual({ noted: 3, summed: 3, active: 1, files: 1 })
  const others = await Promise.all(
    times(10).map((index) => post(path, { ...host(1), quantity: 4 + index }, 'the-same')),
  )
  expect(tally(others)).toEqual({ '422 key-used-differently': 10 })
  expect(await books(portal, licence.id)).toEqual({ noted: 3, summed: 3, active: 1, files: 1 })
}

async function comingAndGoing({ portal, ana, post }: Race): Promise<void> {
  const licence = await worldOf(portal).licence(ana.organization, { quantity: 100 })
  const path = `licences/${licence.id}/allocate`
  const made = await Promise.all(times(20).map((index) => post(path, { ...host(index), quantity: 5 }, `m${index}`)))
  expect(tally(made)).toEqual({ '200': 20 })
  const gone = { oldFileRemoved: true }
  const answers = await Promise.all(
    made.flatMap(({ body: { id } }, index) => [
      post(`allocations/${id}/return`, { quantity: 2, ...gone }, `part${index}`),
      post(`allocations/${id}/reallocate`, { ...host(100 + index), ...gone }, `move${index}`),
      post(path, { ...host(200 + index), quantity: 3 }, `new${index}`),
      post(`allocations/${id}/return`, { quantity: 5, ...gone }, `whole${index}`),
      post(path, { ...host(300 + index), quantity: 4 }, `more${index}`),
    ]),
  )
  const outcomes = tally(answers)
  expect(Object.keys(outcomes).filter((one) => !/^(200|409 |422 fields-invalid)/.test(one))).toEqual([])
  expect(outcomes['200']).toBeGreaterThan(0)
  const after = await books(portal, licence.id)
  expect(after?.noted).toBe(after?.summed)
  expect(after?.files).toBe(after?.active)
  expect(after?.noted).toBeLessThanOrEqual(100)
}

for (const [release, people] of [
  ['of the run', 1_000],
  ['15', 250],
] as const)
  test(
    `LIC-6: of ${people} people after 100 seats 100 get one, from two servers, and no request counts twice (PostgreSQL ${release})`,
    { timeout: 240_000 },
    () =>
      race(release, async (facts) => {
        await lastSeats(facts, people)
        await unevenSeats(facts)
        await oneKey(facts)
        await comingAndGoing(facts)
      }),
  )
