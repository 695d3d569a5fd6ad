/** How many tests passed and failed. What was skipped counts as neither. */
export type Counts = { passed: number; failed: number }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function numberAt(value: unknown, ...names: string[]): number {
  const found = names.reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), value)
  return typeof found === 'number' ? found : 0
}

/** What vitest's JSON report says. */
export function countsOfVitest(report: unknown): Counts {
  return { passed: numberAt(report, 'numPassedTests'), failed: numberAt(report, 'numFailedTests') }
}

/** What Playwright's JSON report says; a test that only passed when repeated has failed. */
export function countsOfPlaywright(report: unknown): Counts {
  const failed = numberAt(report, 'stats', 'unexpected') + numberAt(report, 'stats', 'flaky')
  return { passed: numberAt(report, 'stats', 'expected'), failed }
}

/**
 * The counts that a stage stands for. A program that failed without a failed test (a file that does not load, a server
 * that does not start) counts as one failure, and so does one that ran no test at all: silence is no success.
 */
export function countsOfStage(code: number, counts: Counts): Counts {
  const isSilent = counts.passed + counts.failed === 0
  const failed = counts.failed === 0 && (code !== 0 || isSilent) ? 1 : counts.failed
  return { passed: counts.passed, failed }
}

/** The closing line of a test run. */
export function closingLine(all: readonly Counts[]): string {
  const sum = (pick: (counts: Counts) => number): number => all.reduce((total, one) => total + pick(one), 0)
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`
}
