/**
 * `npm test`: all that must hold, on a fresh clone; at the end what failed, and a closing line `N passed, N failed`.
 * Checks and the web's build share the cores; after that the largest stage has the machine for itself, as it uses both cores
 * of a small one; the oldest database is tested while the portal of the journeys starts.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runChecks } from './checks/all.ts'
import { programs, runProgram } from './run-program.ts'
import { type Counts, closingLine, countsOfPlaywright, countsOfStage, countsOfVitest } from './test-counts.ts'
import { type Failure, failuresOfPlaywright, failuresOfStage, failuresOfVitest, recap } from './test-failures.ts'
import { buildWebIfStale } from './web-build.ts'

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')

/** The suites that depend on the database's own behaviour: they run on the oldest release that we support as well. */
const databaseSuites = [
  'queries.test',
  'migrations.test',
  'idempotency.test',
  'job-runner.test',
  'backup.test',
  'catalogue.test',
  'random-worlds.test',
  'test-database.test',
]

/** What a stage came to: how much, and all that failed. */
type Result = { counts: Counts; failures: Failure[] }
type Stage = Result & { name: string }

async function stage(name: string, run: () => Promise<Result>): Promise<Stage> {
  const start = performance.now()
  const { counts, failures } = await run()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`\n== ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s\n`)
  return { name, counts, failures }
}

async function check(): Promise<Result> {
  const verdicts = await runChecks(root, [], console.log)
  const failed = verdicts.filter(({ faults }) => faults.length > 0)
  const failures = failed.map(({ name, faults }) => ({
    file: `check ${name}`,
    title: `${faults.length} to mend`,
    message: faults.join('\n'),
  }))
  return { counts: { passed: verdicts.length - failed.length, failed: failed.length }, failures }
}

async function buildWeb(): Promise<Result> {
  const message = await buildWebIfStale().then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  if (message === null) return { counts: { passed: 1, failed: 0 }, failures: [] }
  console.log(message)
  return { counts: { passed: 0, failed: 1 }, failures: [{ file: 'web', title: 'could not be built', message }] }
}

async function report(file: string): Promise<unknown> {
  return readFile(join(results, file), 'utf8').then(JSON.parse, () => null)
}

/** Runs vitest, of some suites only where any are named, on a release of PostgreSQL. */
async function vitest(release: '15' | '18', suites: readonly string[]): Promise<Result> {
  const file = `vitest-${release}.json`
  const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, file)}`]
  const { code } = await runProgram(root, programs.vitest, ['run', ...suites, ...flags], {
    live: true,
    // The oldest release gets a tenth of the random worlds: what differs there is the engine, not the policies.
    env: { CHANCERY_TEST_DATABASE: release, ...(release === '15' ? { CHANCERY_WORLDS: '100' } : {}) },
  })
  const said = await report(file)
  const counts = countsOfStage(code, countsOfVitest(said))
  return { counts, failures: failuresOfStage(counts, failuresOfVitest(said, root), 'vitest') }
}

async function journeys(): Promise<Result> {
  const { code } = await runProgram(root, programs.playwright, ['test'], {
    live: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(results, 'journeys.json') },
  })
  const said = await report('journeys.json')
  const counts = countsOfStage(code, countsOfPlaywright(said))
  return { counts, failures: failuresOfStage(counts, failuresOfPlaywright(said), 'playwright') }
}

await rm(results, { recursive: true, force: true })
await mkdir(results, { recursive: true })
const all = await Promise.all([stage('check', check), stage('build of the web', buildWeb)])
all.push(await stage('tests on PostgreSQL 18', () => vitest('18', [])))
const oldest = stage('tests of the database on PostgreSQL 15', () => vitest('15', databaseSuites))
all.push(...(await Promise.all([oldest, stage('journeys in a browser', journeys)])))
for (const line of recap(all)) console.log(line)
console.log(closingLine(all.map(({ counts }) => counts)))
process.exitCode = all.every(({ counts }) => counts.failed === 0) ? 0 : 1
