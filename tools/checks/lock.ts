import type { Check, Project } from './project.ts'

type Entry = { optionalDependencies?: Record<string, string> }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isEntry(value: unknown): value is Entry {
  return isRecord(value)
}

/**
 * Packages that others want for some system and that the lock file lacks. npm leaves them out where the registry at hand
 * does not have them, and `npm ci` then refuses the whole lock file on a fresh clone.
 */
export function lackingIn(lock: unknown): string[] {
  const packages = isRecord(lock) && isRecord(lock.packages) ? lock.packages : {}
  return Object.entries(packages).flatMap(([path, entry]) => {
    const wanted = isEntry(entry) ? Object.keys(entry.optionalDependencies ?? {}) : []
    return wanted
      .filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages))
      .map((name) => `package-lock.json lacks ${name}, which ${path.replace(/^.*node_modules\//, '') || 'we'} may need`)
  })
}

/** `npm ci` works on a fresh clone, whatever system it is. */
export const lockFile: Check = {
  name: 'lock',
  remedy: 'Add the entry with its version, system and "optional": true; its siblings show how.',
  run: (project: Project) => lackingIn(JSON.parse(project.text('package-lock.json'))),
}
