import { generatedDocuments } from '../generated.ts'
import { differencesOf, openapiFile } from '../openapi-difference.ts'
import type { Check, Project } from './project.ts'

/** How a document differs from what it should be: the first lines, or for the API what outsiders will notice. */
export function differenceOf(path: string, before: string | null, after: string): string[] {
  if (before === null) return [`${path} is missing`]
  if (before === after) return []
  if (path === openapiFile) return differencesOf(JSON.parse(before), JSON.parse(after)).map((one) => `${path}: ${one}`)
  const lines = before.split('\n')
  const changed = after.split('\n').filter((line) => !lines.includes(line))
  return [`${path} is out of date`, ...changed.slice(0, 5).map((line) => `  ${line.slice(0, 120)}`)]
}

/** What is generated from the contract says what the contract says now. */
export const documents: Check = {
  name: 'generated',
  remedy: 'Run "npm run generate", read the difference as those who use the API will, and commit it.',
  run: async (project: Project) => {
    const wanted = await generatedDocuments(project)
    return Object.entries(wanted).flatMap(([path, text]) =>
      differenceOf(path, project.paths.includes(path) ? project.text(path) : null, text),
    )
  },
}
