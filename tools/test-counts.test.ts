import { expect, test } from 'vitest'
import { closingLine, countsOfPlaywright, countsOfStage, countsOfVitest } from './test-counts.ts'

test('the counts of both runners are read from their reports', () => {
  expect(countsOfVitest({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1 })).toEqual({ passed: 5, failed: 2 })
  expect(countsOfPlaywright({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 } })).toEqual({
    passed: 7,
    failed: 2,
  })
})

test.each([
  ['all passed', 0, { passed: 3, failed: 0 }, { passed: 3, failed: 0 }],
  ['some failed', 1, { passed: 3, failed: 2 }, { passed: 3, failed: 2 }],
  ['all passed, yet the program failed', 1, { passed: 3, failed: 0 }, { passed: 3, failed: 1 }],
  ['nothing ran', 0, { passed: 0, failed: 0 }, { passed: 0, failed: 1 }],
])('%s: a stage that cannot be trusted is a failure', (_what, code, counts, expected) => {
  expect(countsOfStage(code, counts)).toEqual(expected)
})

test('the closing line sums all stages', () => {
  expect(
    closingLine([
      { passed: 20, failed: 0 },
      { passed: 300, failed: 1 },
    ]),
  ).toBe('320 passed, 1 failed')
})

test('a report that is missing or of another shape counts nothing', () => {
  expect(countsOfVitest(null)).toEqual({ passed: 0, failed: 0 })
  expect(countsOfPlaywright('text')).toEqual({ passed: 0, failed: 0 })
})
