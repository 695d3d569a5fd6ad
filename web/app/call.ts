import type { Problem } from '../../contract/problem.ts'

export type { Problem }

/** What the door says: the operation's output, or the problem that kept it from happening. */
export type Answer<Output = unknown> =
  | { ok: true; output: Output; etag?: string; setCookies: readonly string[] }
  | { ok: false; problem: Problem }

/** `idempotencyKey` makes a repeated submission harmless; `ifMatch` refuses to overwrite somebody else's change. */
export type CallOptions = { idempotencyKey?: string; ifMatch?: string }

/** Runs an operation of the contract as the visitor of this request, through the same door as HTTP. */
export type Call = <Output = unknown>(name: string, input: unknown, options?: CallOptions) => Promise<Answer<Output>>
