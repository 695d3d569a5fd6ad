import { FieldsInvalid, fault } from '../platform/refusal.ts'

const fields = ['salesRepresentativeId', 'renewalsSpecialistId'] as const

/** Representatives are people of the vendor, and specialists are at the renewals desk (REN-7): refuses others, each at its field. */
export function expectRepresentatives(
  given: { [Field in (typeof fields)[number]]?: string | null },
  staff: readonly { id: string; atDesk: boolean }[],
): void {
  const unknown = fields.filter((field) => {
    const found = staff.find(({ id }) => id === given[field])
    return given[field] && (!found || (field === 'renewalsSpecialistId' && !found.atDesk))
  })
  if (unknown.length > 0) throw new FieldsInvalid(...unknown.map((field) => fault(field, 'not-one-of')))
}

/** Facts for the trail: representatives by the names that they have now, since nobody reads ids. */
export function withNames(
  facts: Record<string, unknown>,
  staff: readonly { id: string; name: string }[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([field, value]) =>
      fields.some((one) => one === field)
        ? [field.replace(/Id$/, ''), staff.find(({ id }) => id === value)?.name ?? null]
        : [field, value],
    ),
  )
}
