import { doorRefusals, refusals } from '../../contract/refusals.ts'
import { type ContractEntry, readContract } from '../contract-entries.ts'
import { type Check, isTest, type Project } from './project.ts'

/** What a test says: the codes that it expects, and the operations that it or its builders in testing/ call. */
type Said = { codes: ReadonlySet<string>; operations: ReadonlySet<string> }

function saidInTests({ sources }: Project): Said[] {
  const builders = new Map(
    sources.filter(({ path }) => path.startsWith('testing/') && !isTest(path)).map((source) => [source.path, source]),
  )
  return sources
    .filter(({ path }) => isTest(path) && !path.startsWith('tools/'))
    .map((source) => {
      const used = source.imports().flatMap(({ path }) => (path === null ? [] : (builders.get(path) ?? [])))
      return { codes: words(source.text), operations: words([source, ...used].map(({ text }) => text).join('\n')) }
    })
}

/** Every word of a text but for those in comments; a word may have hyphens. */
function words(text: string): ReadonlySet<string> {
  const code = text.replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')
  return new Set([...code.matchAll(/[\w-]+/g)].map(([word]) => word))
}

/** Refusals that an entry declares and no test provokes from it, and codes that nothing gives any more. */
export function unprovoked(
  project: Project,
  entries: readonly Pick<ContractEntry, 'name' | 'kebab' | 'endpoint'>[],
  door: readonly string[],
  codes: readonly string[],
): string[] {
  const tests = saidInTests(project)
  const missing = entries.flatMap(({ name, kebab, endpoint }) =>
    endpoint.refusals
      .filter((code) => !tests.some(({ codes: expected, operations }) => operations.has(name) && expected.has(code)))
      .map((code) => `no test provokes ${code} from ${name} (${kebab}.test.ts)`),
  )
  const missingDoor = door
    .filter((code) => !tests.some(({ codes: expected }) => expected.has(code)))
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
