import { type FieldFault, FieldsInvalid, fault } from '../platform/refusal.ts'
import type { TrailFilter } from './trail-queries.ts'

type Range = Pick<TrailFilter, 'from' | 'to'>

/** A range of days must not end before it begins: a fault of the field `to`. */
export function rangeFaults({ from, to }: Range): FieldFault[] {
  return from && to && to < from ? [fault('to', 'ends-before-start')] : []
}

/** Refuses a range of days that ends before it begins. */
export function expectRange(range: Range): void {
  const faults = rangeFaults(range)
  if (faults.length > 0) throw new FieldsInvalid(...faults)
}
