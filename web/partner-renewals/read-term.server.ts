import { untils } from '../renewals/renewal-choice.ts'

/** What a form says of the term, as the operations take it. */
export function termGiven(until: string, end: string): { termMonths?: string; commonEnd?: string } {
  return until === 'end' ? { commonEnd: end } : { termMonths: untils.find((one) => one === until) ?? '12' }
}

/** The operations' fields by the names that they have in the form. */
export function termField<Fault extends { field?: string; message: string }>(
  fault: Fault,
): { field?: string; message: string } {
  if (fault.field === 'commonEnd') return { ...fault, field: 'end' }
  return fault.field === 'termMonths' ? { ...fault, field: 'until' } : fault
}
