/**
 * Part of a release: from then on databases out in the world have these migrations, so `npm run check` refuses to see
 * them edited. Run `node tools/land-migrations.ts`; it adds what is new to the list and changes no line that is there.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checksumOf, landedList, migrationNames, readLanded } from './checks/migrations.ts'
import { readProject } from './checks/project.ts'

const root = join(import.meta.dirname, '..')
const project = readProject(root)
const list = project.text(landedList)
const known = new Set(readLanded(list).map(({ name }) => name))
const added = migrationNames(project).filter((name) => !known.has(name))
const lines = added.map((name) => `${checksumOf(project.text(`migrations/${name}`))}  ${name}\n`)
writeFileSync(join(root, landedList), list + lines.join(''))
console.log(added.length > 0 ? `Landed: ${added.join(', ')}.` : 'Nothing new has landed.')
