import { doorRefusals, refusals } from '../../contract/refusals.ts'
import { type ContractEntry, readContract } from '../contract-entries.ts'
import { type Check, isTest, type Project } from './project.ts'

/** The words in quotes of every test: what it calls, what it expects. */
function quotedInTests({ sources }: Project): { path: string; words: ReadonlySet<string> }[] {
  return sources
    .filter(({ path }) => isTest(path) && !path.startsWith('tools/'))
    .map(({ path, text }) => ({
      path,
      words: new Set([...text.matchAll(/(['"])([\w-]+)\1/g)].map((match) => match[2] ?? '')),
    }))
}

/** Refusals that an entry declares and no test provokes from it, and codes that nothing gives any more. */
export function unprovoked(
  project: Project,
  entries: readonly Pick<ContractEntry, 'name' | 'kebab' | 'endpoint'>[],
  door: readonly string[],
  codes: readonly string[],
): string[] {
  const tests = quotedInTests(project)
  const missing = entries.flatMap(({ name, kebab, endpoint }) =>
    endpoint.refusals
      .filter((code) => !tests.some(({ words }) => words.has(name) && words.has(code)))
      .map((code) => `no test provokes ${code} from ${name} (${kebab}.test.ts)`),
  )
  const missingDoor = door
    .filter((code) => !tests.some(({ words }) => words.has(code)))
    .map((code) => `no test provokes ${code}, which the door gives`)
  const given = new Set<string>([...door, ...entries.flatMap(({ endpoint }) => endpoint.refusals)])
  const dead = codes.filter((code) => !given.has(code)).map((code) => `no entry declares the refusal ${code}`)
  return [...missing, ...missingDoor, ...dead]
}

/** Every refusal that the contract declares is provoked by a test that names the operation and the code. */
export const refusalsProvoked: Check = {
  name: 'refusals',
  remedy: 'Add the case to the operation’s test, or take the code out of its entry.',
  run: async (project) => {
    const { entries } = await readContract(project.root)
    return unprovoked(project, entries, doorRefusals, Object.keys(refusals))
  },
}
