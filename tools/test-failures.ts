import { z } from 'zod'
import type { Counts } from './test-counts.ts'

/** Something that did not hold: where it is, what was promised, and what came instead. */
export type Failure = { file: string; title: string; message: string }

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) }),
      ),
    }),
  ),
})

/** The failed tests of vitest's JSON report, and the files that could not be run. Paths are told below the root. */
export function failuresOfVitest(report: unknown, root: string): Failure[] {
  const read = vitestReport.safeParse(report)
  if (!read.success) return []
  return read.data.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.startsWith(`${root}/`) ? name.slice(root.length + 1) : name
    const failed = assertionResults.filter((one) => one.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [{ file, title: 'the file could not be run', message }]
    return failed.map((one) => ({ file, title: one.fullName, message: one.failureMessages.join('\n') }))
  })
}

const fault = z.object({ message: z.string().default('') })
const spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      status: z.string(),
      results: z.array(z.object({ errors: z.array(fault).default([]) })),
    }),
  ),
})
const suite = z.object({
  specs: z.array(spec).default([]),
  get suites(): z.ZodDefault<z.ZodArray<typeof suite>> {
    return z.array(suite).default([])
  },
})
const playwrightReport = z.object({ suites: z.array(suite), errors: z.array(fault).default([]) })

/** The failed tests of Playwright's JSON report, and what went wrong beside the tests. */
export function failuresOfPlaywright(report: unknown): Failure[] {
  const read = playwrightReport.safeParse(report)
  if (!read.success) return []
  const beside = read.data.errors.map(({ message }) => ({ file: 'journeys', title: 'beside the tests', message }))
  return [...beside, ...read.data.suites.flatMap(failuresIn)]
}

function failuresIn({ specs, suites }: z.infer<typeof suite>): Failure[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        file: `journeys/${file}`,
        title: `${title} [${projectName}]`,
        message: results.flatMap(({ errors }) => errors.map(({ message }) => message)).join('\n'),
      })),
  )
  return [...own, ...suites.flatMap(failuresIn)]
}

/** What a stage has to tell where it failed without a failed test that a report names: the rest stands in the log. */
export function failuresOfStage(counts: Counts, named: readonly Failure[], program: string): Failure[] {
  if (counts.failed === 0 || named.length > 0) return [...named]
  return [{ file: program, title: 'failed as a whole', message: 'No report names a failed test; its output is above.' }]
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
const linesMax = 8
const widthMax = 200

/** A few lines on everything that failed, for the end of a log of which only the end may be kept. */
export function recap(stages: readonly { name: string; failures: readonly Failure[] }[]): string[] {
  return stages.flatMap(({ name, failures }) =>
    failures.flatMap(({ file, title, message }) => [`FAILED  ${name}: ${file}: ${title}`, ...firstLines(message)]),
  )
}

function firstLines(message: string): string[] {
  const lines = message
    .replaceAll(colours, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  return lines.slice(0, linesMax).map((line) => `        ${line.trimEnd().slice(0, widthMax)}`)
}
