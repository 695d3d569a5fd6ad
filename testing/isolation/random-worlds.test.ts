import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { served } from '../../server/routes.ts'
import { seedOfRun } from '../seed.ts'
import { type Bench, checkWorlds, doorOn, openBench, tell, tenants } from './check-worlds.ts'
import { isClassified } from './oracle.ts'
import { whoMay } from './oracle-operations.ts'
import { times } from './random-world.ts'

/** What one row more costs grows with the number of worlds, as everybody's eyes pass over all of them. */
const worldsOfARun = 200
const worldCount = Number(process.env.CHANCERY_WORLDS ?? worldsOfARun)
const callsPerWorld = 16
/** So much is decided in a run at least, and so much of it with partners' eyes. */
const decisionsLeast = 500_000
const partnersLeast = 100_000

/** Seeds of worlds in which something was once wrong, each with what it was: they are asked in every run. */
const kept = z
  .array(z.strictObject({ seed: z.string(), was: z.string() }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'seeds.json'), 'utf8')))

const seed = seedOfRun
const seeds = [...kept.map((one) => one.seed), ...times(worldCount).map((index) => `${seed}/${index}`)]
let bench: Bench

beforeAll(async () => {
  bench = await openBench(seeds)
}, 240_000)
afterAll(() => bench.close())

test('PLT-9: somebody has said of every table who sees its rows', () => {
  expect(bench.rows.tables.map(({ table }) => table).filter((table) => !isClassified(table))).toEqual([])
})

test('PLT-3: somebody has said of every operation who may use it', () => {
  for (const { name } of served) expect(whoMay(name)).toBeDefined()
})

test('ACC-5, ACC-6, ACC-7, PLT-9: nobody sees or changes what is not theirs, by the API or by row-level security alone', {
  timeout: 600_000,
}, async () => {
  const calls = doorOn(bench)
  const began = performance.now()
  const finding = await checkWorlds(bench, calls, { eyes: tenants, everywhere: true, calls: callsPerWorld })
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const decided = { rows: bench.rows.decisions(), calls: Math.round(calls.decisions()) }
  const partners = bench.rows.decisions('partner')
  console.info(
    `${bench.worlds.length} worlds of seed ${seed}: ${decided.rows} decisions by row-level security, ${partners} of them with partners’ eyes, ${decided.calls} by ${[...calls.called.values()].reduce((sum, one) => sum + one, 0)} calls of ${calls.called.size} operations, ${seconds} s`,
  )
  expect(finding && tell(finding), 'keep the seed in testing/isolation/seeds.json').toBeNull()
  if (worldCount < worldsOfARun) return
  expect(decided.rows + decided.calls).toBeGreaterThan(decisionsLeast)
  expect(partners).toBeGreaterThan(partnersLeast)
})
