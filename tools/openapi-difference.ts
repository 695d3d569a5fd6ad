import { isDeepStrictEqual } from 'node:util'

/** The document that outsiders build on, as it was last agreed. */
export const openapiFile = 'docs/openapi.json'

type Json = Record<string, unknown>

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function part(value: unknown, name: string): unknown {
  return isJson(value) ? value[name] : undefined
}

/** Every operation of a document, by method and address. */
function operationsOf(document: unknown): Map<string, Json> {
  const found = new Map<string, Json>()
  const paths = part(document, 'paths')
  for (const [path, item] of Object.entries(isJson(paths) ? paths : {}))
    for (const [method, operation] of Object.entries(isJson(item) ? item : {}))
      if (isJson(operation)) found.set(`${method.toUpperCase()} ${path}`, operation)
  return found
}

/** Where two values differ, as dotted paths with what became of each; the first few of them. */
function placesOf(before: unknown, after: unknown, at: string): string[] {
  if (isDeepStrictEqual(before, after)) return []
  if (!isJson(before) || !isJson(after)) return [`${at}: ${short(before)} → ${short(after)}`]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => placesOf(before[name], after[name], at === '' ? name : `${at}.${name}`))
}

function short(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? ''
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** What somebody who uses the API must know of a change: operations added, removed, and where others differ. */
export function differencesOf(before: unknown, after: unknown): string[] {
  const [old, fresh] = [operationsOf(before), operationsOf(after)]
  const removed = [...old.keys()].filter((key) => !fresh.has(key)).map((key) => `removed ${key}`)
  const added = [...fresh.keys()].filter((key) => !old.has(key)).map((key) => `added ${key}`)
  const changed = [...fresh].flatMap(([key, operation]) => {
    const former = old.get(key)
    return former ? placesOf(former, operation, '').map((place) => `changed ${key} ${place}`) : []
  })
  const others = placesOf(withoutPaths(before), withoutPaths(after), '').map((place) => `changed ${place}`)
  return [...removed, ...added, ...changed, ...others]
}

function withoutPaths(document: unknown): Json {
  return isJson(document) ? { ...document, paths: {} } : {}
}
