import { FieldsInvalid, fault } from '../platform/refusal.ts'

const fields = ['salesRepresentativeId', 'renewalsSpecialistId'] as const

/** Representatives are people of the vendor: refuses others, each at its field. */
export function expectRepresentatives(
  given: { [Field in (typeof fields)[number]]?: string | null },
  staff: readonly { id: string }[],
): void {
  const unknown = fields.filter((field) => given[field] && !staff.some(({ id }) => id === given[field]))
  if (unknown.length > 0) throw new FieldsInvalid(...unknown.map((field) => fault(field, 'not-one-of')))
}
