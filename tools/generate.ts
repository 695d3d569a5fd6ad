/**
 * `npm run generate`: writes anew what is made from the contract and the messages, and says what outsiders will notice.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readProject } from './checks/project.ts'
import { generatedDocuments } from './generated.ts'
import { differencesOf, openapiFile } from './openapi-difference.ts'
import { runProgram } from './run-program.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '')

const { code, output } = await runProgram(root, 'tools/messages.ts', [])
if (output) console.log(output.trimEnd())
process.exitCode = code
for (const [path, text] of Object.entries(await generatedDocuments(readProject(root)))) {
  const before = read(path)
  if (before === text) continue
  writeFileSync(join(root, path), text)
  console.log(`wrote ${path}`)
  if (path !== openapiFile) continue
  for (const difference of differencesOf(before ? JSON.parse(before) : {}, JSON.parse(text)))
    console.log(`  ${difference}`)
}
