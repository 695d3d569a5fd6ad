import { FieldsInvalid, fault } from '../platform/refusal.ts'

const fields = ['salesRepresentativeId', 'renewalsSpecialistId'] as const

type Representatives = { [Field in (typeof fields)[number]]?: string | null }

/**
 * Representatives are people of the vendor, and specialists are at the renewals desk (REN-7): refuses others, each at its field.
 * Whoever is named already stays, as it is they who come back to the desk.
 */
export function expectRepresentatives(
  given: Representatives,
  staff: readonly { id: string; atDesk: boolean }[],
  before: Representatives = {},
): void {
  const unknown = fields.filter((field) => {
    const found = staff.find(({ id }) => id === given[field])
    return (
      given[field] && given[field] !== before[field] && (!found || (field === 'renewalsSpecialistId' && !found.atDesk))
    )
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
