import { type ContractEntry, readContract } from '../contract-entries.ts'
import type { Check, Project } from './project.ts'

/** Files of the contract that hold entries, and are not part of the whole. */
function leftOut({ sources }: Project): string[] {
  const whole = sources.find(({ path }) => path === 'contract/all.ts')
  const known = new Set(whole?.imports().map(({ path }) => path))
  return sources
    .filter(({ path, text }) => /^contract\/[\w-]+\.ts$/.test(path) && /:\s*endpoint\(/.test(text) && !known.has(path))
    .map(({ path }) => `${path} has entries, but contract/all.ts does not know it`)
}

/** Entries that nothing serves, and entries whose file is not called by their name. */
export function unserved(
  entries: readonly ContractEntry[],
  served: readonly string[],
  paths: readonly string[],
): string[] {
  return entries.flatMap(({ name, kebab }) => [
    ...(served.includes(name)
      ? []
      : [`${name} is not served: add it to its feature's routes.ts and to server/routes.ts`]),
    ...(paths.some((path) => /^server\/[\w-]+\//.test(path) && isOperationFile(path, kebab))
      ? []
      : [`${name} has no file server/<feature>/${kebab}.ts`]),
  ])
}

function isOperationFile(path: string, kebab: string): boolean {
  return path.endsWith(`/${kebab}.ts`) || path.endsWith(`/${kebab}.errand.ts`)
}

/** Every entry of the contract is served, by the file of its name. */
export const entriesServed: Check = {
  name: 'served',
  remedy: 'A contract entry is a promise: serve it, or take it back.',
  run: async (project) => {
    const { entries, served } = await readContract(project.root)
    return [...leftOut(project), ...unserved(entries, served, project.paths)]
  },
}
