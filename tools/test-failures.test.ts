import { expect, test } from 'vitest'
import { type Failure, failuresOfPlaywright, failuresOfStage, failuresOfVitest, recap } from './test-failures.ts'

const esc = String.fromCharCode(27)

test('failed tests of vitest are named, and files that could not be run', () => {
  const passed = { fullName: 'lists all', status: 'passed', failureMessages: [] }
  const failed = { fullName: 'lists one', status: 'failed', failureMessages: ['expected 2 to be 1'] }
  const report = {
    numFailedTests: 1,
    testResults: [
      { name: '/here/server/a.test.ts', status: 'passed', message: '', assertionResults: [passed] },
      { name: '/here/server/b.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
      { name: '/here/server/c.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ],
  }
  expect(failuresOfVitest(report, '/here')).toEqual([
    { file: 'server/b.test.ts', title: 'lists one', message: 'expected 2 to be 1' },
    { file: 'server/c.test.ts', title: 'the file could not be run', message: 'no such module' },
  ])
})

test('failed journeys are named in every depth, with the surroundings, and what went wrong beside them', () => {
  const result = (...messages: string[]) => ({ results: [{ errors: messages.map((message) => ({ message })) }] })
  const spec = (title: string, tests: object[]) => ({ title, file: 'a.journey.ts', tests })
  const report = {
    errors: [{ message: 'the portal did not start' }],
    suites: [
      {
        specs: [spec('signs in', [{ projectName: 'english', status: 'expected', ...result() }])],
        suites: [
          {
            specs: [
              spec('moves', [
                { projectName: 'english', status: 'unexpected', ...result('first', 'second') },
                { projectName: 'spanish', status: 'flaky', ...result('once') },
                { projectName: 'screens', status: 'skipped', results: [] },
              ]),
            ],
          },
        ],
      },
    ],
  }
  expect(failuresOfPlaywright(report)).toEqual([
    { file: 'journeys', title: 'beside the tests', message: 'the portal did not start' },
    { file: 'journeys/a.journey.ts', title: 'moves [english]', message: 'first\nsecond' },
    { file: 'journeys/a.journey.ts', title: 'moves [spanish]', message: 'once' },
  ])
})

test('a stage that failed without a named test says so; one that passed says nothing', () => {
  const named: Failure[] = [{ file: 'a', title: 'b', message: 'c' }]
  expect(failuresOfStage({ passed: 3, failed: 1 }, [], 'vitest')).toMatchObject([
    { file: 'vitest', title: 'failed as a whole' },
  ])
  expect(failuresOfStage({ passed: 3, failed: 1 }, named, 'vitest')).toEqual(named)
  expect(failuresOfStage({ passed: 3, failed: 0 }, [], 'vitest')).toEqual([])
})

test('the recap names each failure and gives the first lines of its message, without colours and stacks', () => {
  const message = [`${esc}[31mexpected${esc}[39m 2`, '', '    at file.ts:3:1', ...Array(20).fill('- more')]
  const lines = recap([
    { name: 'check', failures: [] },
    { name: 'journeys', failures: [{ file: 'a.ts', title: 'moves', message: message.join('\n') }] },
  ])
  expect(lines).toEqual(['FAILED  journeys: a.ts: moves', '        expected 2', ...Array(7).fill('        - more')])
  expect(recap([{ name: 'check', failures: [] }])).toEqual([])
})

test('a report that is missing or of another shape names nothing', () => {
  expect(failuresOfVitest(null, '/here')).toEqual([])
  expect(failuresOfPlaywright({ suites: 'none' })).toEqual([])
})
