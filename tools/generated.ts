import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Project } from './checks/project.ts'
import { readContract } from './contract-entries.ts'
import { openapiFile } from './openapi-difference.ts'
import { operationsDocument, operationsFile } from './operations.ts'

/** The documents that the contract makes by itself, by path, as they should be now. */
export async function generatedDocuments(project: Project): Promise<Record<string, string>> {
  const at = (path: string): string => pathToFileURL(join(project.root, path)).href
  const { contract }: typeof import('../contract/all.ts') = await import(at('contract/all.ts'))
  const { openApiDocument }: typeof import('../server/platform/openapi.ts') = await import(
    at('server/platform/openapi.ts')
  )
  const { describeRight }: typeof import('../server/access/describe-right.ts') = await import(
    at('server/access/describe-right.ts')
  )
  const { entries } = await readContract(project.root)
  return {
    [openapiFile]: `${JSON.stringify(openApiDocument(contract, { heldBy: describeRight }), null, 2)}\n`,
    [operationsFile]: operationsDocument(project, entries),
  }
}
