import type { Contract, OperationName } from '../../contract/all.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { Problem } from '../../contract/problem.ts'

export type { Problem }

/** What the door says: the operation's output, or the problem that kept it from happening. */
export type Answer<Output = unknown> =
  | { ok: true; output: Output; etag?: string; setCookies: readonly string[] }
  | { ok: false; problem: Problem }

/** `idempotencyKey` makes a repeated submission harmless; `ifMatch` refuses to overwrite somebody else's change. */
export type CallOptions = { idempotencyKey?: string; ifMatch?: string }

/** What a page hands in: the contract entry's input, or text as forms and addresses have it, for its schema to read. */
export type Given = Readonly<Record<string, unknown>>

/** Runs an operation of the contract as the visitor of this request, through the same door as HTTP. */
export type Call = <N extends OperationName>(
  name: N,
  input: Given,
  options?: CallOptions,
) => Promise<Answer<OutputOf<Contract[N]>>>
