import { join } from 'node:path'
import type { Check, Project } from './project.ts'

const configure = 'docs/guide/configure.md'
const settingsFile = 'server/platform/config.ts'

/** Links to files of ours that are not there. Addresses elsewhere are not asked. */
function brokenLinks(project: Project, path: string): string[] {
  const folders = new Set(project.paths.flatMap((file) => foldersOf(file)))
  return [...project.text(path).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap((match) => {
    const target = match[1] ?? ''
    if (/^[a-z]+:/.test(target) || target.startsWith('/')) return []
    const file = join(path, '..', target).replaceAll('\\', '/').replace(/\/$/, '')
    return project.paths.includes(file) || folders.has(file) ? [] : [`${path} links to ${target}, which is not there`]
  })
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** Files of ours that a page names in backticks and that are gone; names with `*` or `<…>` stand for many. */
function goneFiles(project: Project, path: string): string[] {
  const named = [...project.text(path).matchAll(/`([a-z][\w-]*\/[\w./-]+\.(?:ts|tsx|mjs|sql|md|json))`/g)]
  return named.flatMap(([, file = '']) =>
    project.paths.includes(file) ? [] : [`${path} names ${file}, which is gone`],
  )
}

/** Settings that the portal reads and the guide does not explain, and the other way round. */
function settings(project: Project): string[] {
  if (!project.paths.includes(settingsFile) || !project.paths.includes(configure)) return []
  const read = new Set(
    [...project.text(settingsFile).matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? ''),
  )
  const told = new Set([...project.text(configure).matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1] ?? ''))
  return [
    ...[...read].filter((name) => !told.has(name)).map((name) => `${configure} does not explain ${name}`),
    ...[...told].filter((name) => !read.has(name)).map((name) => `${configure} explains ${name}, which nothing reads`),
  ]
}

/** What the documents point to is there. */
export const docs: Check = {
  name: 'docs',
  remedy: 'Say what is true now, where it is now.',
  run: (project) => {
    const pages = project.paths.filter((path) => path.endsWith('.md') && path !== 'docs/operations.md')
    return [
      ...pages.filter((path) => !path.startsWith('server/help/')).flatMap((path) => brokenLinks(project, path)),
      ...pages.filter((path) => /^[^/]+$|^docs\//.test(path)).flatMap((path) => goneFiles(project, path)),
      ...settings(project),
    ]
  },
}
