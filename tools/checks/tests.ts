import { type Check, faultAt, isTest, type Source } from './project.ts'

/** Objects of vitest and Playwright whose members can switch tests off. */
const switches = /^(test|it|describe|suite)(\.\w+)*\.(only|skip|todo|fixme|fails)$/

function faultsOf(source: Source): string[] {
  const faults: string[] = []
  source.visit({
    MemberExpression: (node) => {
      const text = source.text.slice(node.start, node.end)
      if (switches.test(text)) faults.push(faultAt(source, node.start, `${text} switches tests off`))
    },
    CallExpression: (node) => {
      const callee = source.text.slice(node.callee.start, node.callee.end)
      if (/(^|\.)(waitForTimeout|sleep)$/.test(callee)) faults.push(faultAt(source, node.start, 'a test that sleeps'))
    },
  })
  if (!/\bexpect/.test(source.text)) faults.push(`${source.path} expects nothing`)
  return faults
}

/** Tests that run, wait for events instead of time, and can fail. */
export const honestTests: Check = {
  name: 'tests',
  remedy: 'Mend the test or the thing; wait for what happens; expect something.',
  run: ({ sources }) => sources.filter(({ path }) => isTest(path)).flatMap(faultsOf),
}
