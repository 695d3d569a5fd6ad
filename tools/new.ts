/**
 * `npm run new operation licences split-licence`: writes the files of a new operation and says what to put where. A name
 * behind it (`licence-split`) makes a letter of that name as well. The test fails until the operation is written.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readProject } from './checks/project.ts'
import { NotPossible, planOperation } from './new-operation.ts'

const root = join(import.meta.dirname, '..')
const usage = 'Usage: npm run new operation <feature> <verb-noun> [<letter-name>]'

function make([kind = '', feature = '', name = '', letter = '', ...more]: string[]): void {
  if (kind !== 'operation' || more.length > 0) throw new NotPossible(usage)
  const { files, steps } = planOperation(readProject(root), { feature, name, letter })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text, { flag: 'wx' })
    console.log(`wrote ${path}`)
  }
  console.log(`\n${steps}`)
}

try {
  make(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof NotPossible)) throw error
  console.error(error.message)
  process.exitCode = 1
}
