import { arrows } from './arrows.ts'
import { casts } from './casts.ts'
import { comments } from './comments.ts'
import { docs } from './docs.ts'
import { documents } from './documents.ts'
import { entriesServed } from './entries.ts'
import { namedExports } from './exports.ts'
import { folders } from './folders.ts'
import { lockFile } from './lock.ts'
import { frozenMigrations } from './migrations.ts'
import { format, messages, types } from './others.ts'
import { outside } from './outside.ts'
import { tableOwners } from './owners.ts'
import { type Check, type Project, readProject } from './project.ts'
import { refusalsProvoked } from './refusals.ts'
import { sizes } from './sizes.ts'
import { spelling } from './spelling.ts'
import { sqlRooms } from './sql.ts'
import { honestTests } from './tests.ts'

/** Every check, the slow ones first: they run in processes of their own while the others read. */
export const checks: readonly Check[] = [
  types,
  format,
  messages,
  arrows,
  folders,
  namedExports,
  sizes,
  casts,
  outside,
  sqlRooms,
  tableOwners,
  frozenMigrations,
  lockFile,
  comments,
  spelling,
  docs,
  honestTests,
  entriesServed,
  refusalsProvoked,
  documents,
]

/** What a check came to. */
export type Verdict = { name: string; faults: string[]; remedy: string; seconds: number }

/** Runs the checks with these names, all where there are none; tells of each as it ends. Throws for an unknown name. */
export async function runChecks(
  root: string,
  names: readonly string[],
  tell: (line: string) => void,
): Promise<Verdict[]> {
  const unknown = names.filter((name) => !checks.some((check) => check.name === name))
  if (unknown.length > 0) throw new Error(`No check is called ${unknown.join(', ')}.`)
  const project = readProject(root)
  const wanted = checks.filter((check) => names.length === 0 || names.includes(check.name))
  return Promise.all(
    wanted.map(async (check) => {
      const verdict = await verdictOf(check, project)
      for (const line of linesOf(verdict)) tell(line)
      return verdict
    }),
  )
}

async function verdictOf({ name, remedy, run }: Check, project: Project): Promise<Verdict> {
  let start = 0
  const faults = await Promise.resolve()
    .then(() => {
      start = performance.now()
      return run(project)
    })
    .catch((error: unknown) => [`it could not run: ${error instanceof Error ? error.message : String(error)}`])
  return { name, faults, remedy, seconds: (performance.now() - start) / 1000 }
}

function linesOf({ name, faults, remedy, seconds }: Verdict): string[] {
  const head = `${name.padEnd(12)} ${seconds.toFixed(1)} s`
  if (faults.length === 0) return [`ok    ${head}`]
  return [`FAIL  ${head}  ${faults.length} to mend. ${remedy}`, ...faults.map((fault) => `      ${fault}`)]
}
