import { FieldsInvalid, fault } from '../platform/refusal.ts'
import type { TrailFilter } from './trail-queries.ts'

/** A range of days must not end before it begins: refused at the field `to`. */
export function expectRange({ from, to }: Pick<TrailFilter, 'from' | 'to'>): void {
  if (from && to && to < from) throw new FieldsInvalid(fault('to', 'ends-before-start'))
}
