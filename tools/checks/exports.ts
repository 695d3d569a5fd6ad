import { type Check, faultAt, type Project, type Source } from './project.ts'

/** Configurations, entries and what React loads lazily: their frameworks read the default export. */
const demanded =
  /^[^/]+\.config\.ts$|^web\/(root|entry\.\w+)\.tsx$|^journeys\/support\/global-setup\.ts$|^web\/routes\.ts$|^web\/app\/palette-dialog\.tsx$/

/** The route modules that the lists of pages name. */
function routeModules({ sources }: Project): Set<string> {
  const lists = sources.filter(({ path }) => /^web\/([\w-]+\/)?routes\.ts$/.test(path))
  return new Set(
    lists.flatMap(({ text }) => [...text.matchAll(/'([\w./-]+\.tsx?)'/g)].map((match) => `web/${match[1]}`)),
  )
}

function faultsOf(source: Source, routes: ReadonlySet<string>): string[] {
  const faults: string[] = []
  if (/(^|\/)index\.(ts|tsx|mjs)$/.test(source.path)) faults.push(`${source.path} is a barrel by its name`)
  const mayDefault = demanded.test(source.path) || routes.has(source.path)
  source.visit({
    ExportAllDeclaration: (node) => faults.push(faultAt(source, node.start, 'passes on all of another file')),
    ExportDefaultDeclaration: (node) => {
      if (!mayDefault) faults.push(faultAt(source, node.start, 'a default export'))
    },
  })
  return faults
}

/** Files are imported for what they have: no barrels, and names instead of defaults. */
export const namedExports: Check = {
  name: 'exports',
  remedy: 'Export by name, and import the file that has the thing.',
  run: (project) => {
    const routes = routeModules(project)
    return project.sources.flatMap((source) => faultsOf(source, routes))
  },
}
