import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Project } from './checks/project.ts'
import { readContract } from './contract-entries.ts'
import { openapiFile } from './openapi-difference.ts'
import { operationsDocument, operationsFile } from './operations.ts'

/** The documents that the contract makes by itself, by path, as they should be now. */
export async function generatedDocuments(project: Project): Promise<Record<string, string>> {
  const at = (path: string): string => pathToFileURL(join(project.root, path)).href
  const { apiDocument }: typeof import('../server/api-document.ts') = await import(at('server/api-document.ts'))
  const { entries } = await readContract(project.root)
  return {
    [openapiFile]: `${JSON.stringify(apiDocument().document, null, 2)}\n`,
    [operationsFile]: operationsDocument(project, entries),
  }
}
