import type { Contract, OperationName } from '../../contract/all.ts'
import type { GivenOf, OutputOf } from '../../contract/endpoint.ts'
import type { Problem } from '../../contract/problem.ts'

export type { Problem }

/** What the door says: the operation's output with its version, or the problem that kept it from happening. */
export type Answer<Output = unknown> =
  | { ok: true; output: Output; etag: string | null }
  | { ok: false; problem: Problem }

/**
 * `idempotencyKey` makes a repeated submission harmless; `ifMatch` refuses to overwrite somebody else's change: the `etag`
 * or the bare version that was read.
 */
export type CallOptions = { idempotencyKey?: string | undefined; ifMatch?: string | number | undefined }

/** What a form or an address holds: text, also where the field is a number, a choice or a list. The door reads it. */
type FormValue = string | readonly string[] | undefined

/** Where a field is a list of things, such as a product's SKUs, these may be as a form holds them, too. */
type FormRows<Value> = Value extends readonly (infer Row extends object)[]
  ? readonly { [Field in keyof Row]: Row[Field] | FormValue }[]
  : never

/** The input of an operation, by its names; values may be as a form holds them. */
export type Given<Name extends OperationName> = {
  [Field in keyof GivenOf<Contract[Name]>]:
    | GivenOf<Contract[Name]>[Field]
    | FormValue
    | FormRows<NonNullable<GivenOf<Contract[Name]>[Field]>>
}

/** Runs an operation of the contract as the visitor of this request, through the same door as HTTP. */
export type Call = <Name extends OperationName>(
  name: Name,
  given: Given<Name>,
  options?: CallOptions,
) => Promise<Answer<OutputOf<Contract[Name]>>>
