import type { Actor } from '../../contract/actor.ts'
import { mayActor } from '../access/rights.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'

/** LIC-11: only staff who may override make exceptions from the budget; for others the field does not exist. */
export function refuseException(actor: Actor, reason: string | null): void {
  if (reason !== null && !mayActor(actor, 'licence.override'))
    throw new FieldsInvalid(fault('exceptionReason', 'unknown-field'))
}
