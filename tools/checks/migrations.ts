import { createHash } from 'node:crypto'
import type { Check, Project } from './project.ts'

/** The file that names the migrations which people's databases may already have, with their checksums. */
export const landedList = 'migrations/landed.txt'

/** One line of the list. */
export type Landed = { name: string; checksum: string }

/** SHA-256 of a migration as every system reads it: lines end in a line feed. */
export function checksumOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
}

/** Reads the list; lines that begin with `#` explain it. */
export function readLanded(text: string): Landed[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [checksum = '', name = ''] = line.trim().split(/\s+/)
      return { name, checksum }
    })
}

/** The names of the project's migrations, in the order in which they run. */
export function migrationNames({ paths }: Project): string[] {
  return paths.filter((path) => /^migrations\/[^/]+\.sql$/.test(path)).map((path) => path.slice('migrations/'.length))
}

function faultsOf(project: Project): string[] {
  const names = migrationNames(project)
  const landed = project.paths.includes(landedList) ? readLanded(project.text(landedList)) : []
  const last = landed.at(-1)?.name ?? ''
  const badNames = names
    .filter((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .map((name) => `${name} is not called 0000-words.sql`)
  const numbers = names.map((name) => name.slice(0, 4))
  const twice = names
    .filter((_, index) => numbers.indexOf(numbers[index] ?? '') !== index)
    .map((name) => `${name}: its number is taken`)
  const gone = landed.filter(({ name }) => !names.includes(name)).map(({ name }) => `${name} has landed and is missing`)
  const edited = landed
    .filter(({ name, checksum }) => names.includes(name) && checksumOf(project.text(`migrations/${name}`)) !== checksum)
    .map(({ name }) => `${name} has landed and was edited`)
  const late = names
    .filter((name) => name < last && !landed.some((one) => one.name === name))
    .map((name) => `${name} is new, yet sorts before ${last}, which has landed`)
  return [...badNames, ...twice, ...gone, ...edited, ...late]
}

/** Migrations go forward only: what has been released is never edited. */
export const frozenMigrations: Check = {
  name: 'migrations',
  remedy: 'Restore the file, and put the change into a new migration with the next number.',
  run: faultsOf,
}
