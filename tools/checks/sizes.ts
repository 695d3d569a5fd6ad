import type { ESTree } from 'vite'
import { type Check, faultAt, isTest, type Source } from './project.ts'

const fileLines = 300
const functionLines = 60
/** A component is mostly markup. */
const componentLines = 120

/** Files that are one table and would only be harder to read in two. */
const oneTable: Record<string, string> = {
  'contract/refusals.ts': 'every refusal code with its sentences, read as one list by translators',
}

const rooms = /^(server|contract|values|licence-file|licence-server|tools|web)\//

function isMeasured({ path }: Source): boolean {
  return rooms.test(path) && !isTest(path) && !path.endsWith('.gen.ts')
}

function faultsOf(source: Source): string[] {
  const faults: string[] = []
  const lines = source.text.replace(/\n$/, '').split('\n').length
  if (lines > fileLines && !(source.path in oneTable))
    faults.push(`${source.path} has ${lines} lines, ${fileLines} are allowed`)
  const most = source.path.endsWith('.tsx') ? componentLines : functionLines
  const measure = (node: ESTree.Node): void => {
    const length = source.lineOf(node.end) - source.lineOf(node.start) + 1
    if (length > most) faults.push(faultAt(source, node.start, `a function of ${length} lines, ${most} are allowed`))
  }
  source.visit({ FunctionDeclaration: measure, FunctionExpression: measure, ArrowFunctionExpression: measure })
  return faults
}

/** Files and functions that fit on a screen or a few. */
export const sizes: Check = {
  name: 'sizes',
  remedy: 'Split by what the parts know, and name the parts; not by number.',
  run: ({ sources }) => sources.filter(isMeasured).flatMap(faultsOf),
}
