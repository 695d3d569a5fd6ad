import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { served } from '../../server/routes.ts'
import { seedOfRun } from '../seed.ts'
import { checkWorlds, doorOn, type Effort, openBench, tell, tenants } from './check-worlds.ts'
import { isClassified } from './oracle.ts'
import { whoMay } from './oracle-operations.ts'
import { times } from './random-world.ts'

const worldsOfARun = 1_000
const worldCount = Number(process.env.CHANCERY_WORLDS ?? worldsOfARun)
/** So many share a database: what one row more costs grows with their number, as everybody's eyes pass over all of them. */
const worldsAtOnce = 125
/** Many worlds find more than many questions about each. */
const briefly: Effort = { eyes: tenants, lookers: 'one', everywhere: true, calls: 3 }
const thoroughly: Effort = { eyes: tenants, everywhere: true, calls: 16 }
/** So much is decided in a run at least, and so much of it with partners' eyes. */
const decisionsLeast = 500_000
const partnersLeast = 100_000

/** Seeds of worlds in which something was once wrong, each with what it was: they are asked thoroughly in every run. */
const kept = z
  .array(z.strictObject({ seed: z.string(), was: z.string() }))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'seeds.json'), 'utf8')))

const seed = seedOfRun
const seeds = times(worldCount).map((index) => `${seed}/${index}`)
const benches = [
  { seeds: kept.map((one) => one.seed), effort: thoroughly },
  ...times(Math.ceil(worldCount / worldsAtOnce)).map((index) => ({
    seeds: seeds.slice(index * worldsAtOnce, (index + 1) * worldsAtOnce),
    effort: briefly,
  })),
]

test('PLT-9: somebody has said of every table who sees its rows', async () => {
  const bench = await openBench([])
  const tables = bench.rows.tables.map(({ table }) => table)
  await bench.close()
  expect(tables.filter((table) => !isClassified(table))).toEqual([])
})

test('PLT-3: somebody has said of every operation who may use it', () => {
  for (const { name } of served) expect(whoMay(name)).toBeDefined()
})

test('ACC-5, ACC-6, ACC-7, PLT-9: nobody sees or changes what is not theirs, by the API or by row-level security alone', {
  timeout: 900_000,
}, async () => {
  const began = performance.now()
  const sum = { rows: 0, partners: 0, calls: 0 }
  const called = new Map<string, number>()
  for (const { seeds, effort } of benches) {
    const bench = await openBench(seeds)
    const calls = doorOn(bench)
    const finding = await checkWorlds(bench, calls, effort)
    await bench.close()
    expect(finding && tell(finding), 'keep the seed in testing/isolation/seeds.json').toBeNull()
    sum.rows += bench.rows.decisions()
    sum.partners += bench.rows.decisions('partner')
    sum.calls += Math.round(calls.decisions())
    for (const [operation, count] of calls.called) called.set(operation, (called.get(operation) ?? 0) + count)
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.info(
    `${seeds.length} worlds of seed ${seed}: ${sum.rows} decisions by row-level security, ${sum.partners} of them with partners’ eyes, ${sum.calls} by calls of ${called.size} operations, ${seconds} s`,
  )
  if (worldCount < worldsOfARun) return
  expect(sum.rows + sum.calls).toBeGreaterThan(decisionsLeast)
  expect(sum.partners).toBeGreaterThan(partnersLeast)
})
