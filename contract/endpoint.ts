import type { z } from 'zod'
import type { Permission } from './permissions.ts'
import type { RefusalCode } from './refusals.ts'

/**
 * One entry of the contract: everything that an outsider may know about an operation before calling it. The key under
 * which it stands is its `operationId`; parsing, types, the OpenAPI document and the web's forms all come from it.
 */
export type Endpoint = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/v1`. Names in braces are taken from `input`; the rest of `input` is the query (GET) or the body. */
  path: `/${string}`
  summary: string
  permission: Permission
  input: z.ZodObject
  output: z.ZodType
  /** The refusals that this operation may give besides those that the door gives for all. */
  refusals: readonly RefusalCode[]
  /** `once`: creates or moves something, so an `Idempotency-Key` makes a repetition harmless (PLT-3). */
  repeat?: 'once'
  /** `edit`: wants `If-Match` with the version that was read. */
  precondition?: 'version'
  /** `partner`: sees what customers share with the partner acted for, instead of its own account. */
  eyes?: 'partner'
  /** What the answer is, where it is not JSON. The output is then `{ fileName, content }`. */
  produces?: 'text/plain' | 'text/csv' | 'application/octet-stream' | 'application/pdf'
  /** Served only where the portal runs as a demo. */
  demoOnly?: true
}

/** Declares a contract entry; nothing but its type is changed, so that wrong entries do not compile. */
export function endpoint<const E extends Endpoint>(entry: E): E {
  return entry
}

/** What an operation is given: parsed, with defaults filled in. */
export type InputOf<E extends Endpoint> = z.output<E['input']>

/** What a caller may hand in. */
export type GivenOf<E extends Endpoint> = z.input<E['input']>

/** What an operation gives back. */
export type OutputOf<E extends Endpoint> = z.output<E['output']>

/** The names in braces in a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}
