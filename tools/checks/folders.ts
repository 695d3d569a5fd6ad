import type { Check } from './project.ts'

/** Rooms that only fill up: nobody can say what does not belong there. */
const catchAlls = ['src', 'lib', 'libs', 'utils', 'util', 'common', 'helpers', 'helper', 'misc', 'shared', 'services']

function faultsOf(path: string): string[] {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  const stem = name.replace(/\.(ts|tsx|mjs|sql|json|css)$/, '')
  const code = /\.(ts|tsx|mjs)$/.test(name)
  const faults = parts.slice(0, -1).filter((part) => catchAlls.includes(part))
  return [
    ...faults.map((part) => `${path} lies in a folder called ${part}`),
    ...(catchAlls.includes(stem) ? [`${path} is a catch-all by its name`] : []),
    ...(code && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(stem) ? [`${path} is not in kebab-case`] : []),
  ]
}

/** Folders and files are called by what they hold. */
export const folders: Check = {
  name: 'folders',
  remedy: 'A helper lives with its only user; with two it becomes a named idea in values/ or server/platform/.',
  run: ({ paths }) => paths.flatMap(faultsOf),
}
