import type { FieldErrorCode } from '../../contract/field-errors.ts'
import type { RefusalCode } from '../../contract/refusals.ts'

/** Words and numbers that fill a refusal's sentence. */
export type Facts = Record<string, string | number>

/** Something expected that the person can act on. Thrown by rules and operations; only the door catches it. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly facts: Facts
  /** The input field that the refusal is about, so that a form shows it there. */
  readonly field: string | null

  constructor(code: RefusalCode, facts: Facts = {}, field: string | null = null) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
    this.field = field
  }
}

/** One field that needs correcting; `path` as in the input, such as `hostId` or `lines.3.quantity`. */
export type FieldFault = { path: string; code: FieldErrorCode; facts: Facts }

/** Input that no schema could refuse by itself: it needed the database or another field. Answered like a schema's. */
export class FieldsInvalid extends Error {
  readonly faults: FieldFault[]

  constructor(...faults: FieldFault[]) {
    super('fields-invalid')
    this.name = 'FieldsInvalid'
    this.faults = faults
  }
}

/** A fault at one field. */
export function fault(path: string, code: FieldErrorCode, facts: Facts = {}): FieldFault {
  return { path, code, facts }
}
