import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Endpoint } from '../contract/endpoint.ts'

/** A contract entry with its names: `reallocateLicence`, `reallocate-licence`. */
export type ContractEntry = { name: string; kebab: string; feature: string; endpoint: Endpoint }

/** The same words in a file's name. */
export function kebabOf(camel: string): string {
  return camel.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The same words in a function's name. */
export function camelOf(kebab: string): string {
  return kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** Reads the contract and the list of what is served by running them, as the portal does. */
export async function readContract(root: string): Promise<{ entries: ContractEntry[]; served: string[] }> {
  const { features }: typeof import('../contract/all.ts') = await import(at(root, 'contract/all.ts'))
  const { served }: typeof import('../server/routes.ts') = await import(at(root, 'server/routes.ts'))
  const entries = Object.entries<Record<string, Endpoint>>(features).flatMap(([feature, contract]) =>
    Object.entries(contract).map(([name, endpoint]) => ({ name, kebab: kebabOf(name), feature, endpoint })),
  )
  return { entries, served: served.map(({ name }) => name) }
}

function at(root: string, path: string): string {
  return pathToFileURL(join(root, path)).href
}
