import type { licenceStatuses, maintenanceStates } from '../../contract/licences.ts'

// The contract's own lists stand beside its schemas, which no browser needs; these are the same values, and the compiler
// refuses one that is missing or unknown.
const statuses: Record<(typeof licenceStatuses)[number], true> = {
  active: true,
  ended: true,
  rescinded: true,
  'on-hold': true,
}
const maintenance: Record<(typeof maintenanceStates)[number], true> = {
  current: true,
  ending: true,
  ended: true,
  none: true,
}

function namesOf<Name extends string>(table: Record<Name, true>): readonly Name[] {
  const isName = (key: string): key is Name => Object.hasOwn(table, key)
  return Object.keys(table).filter(isName)
}

/** States of a licence, in the order in which a filter offers them. */
export const licenceStatusNames = namesOf(statuses)

/** States of maintenance, in the order in which a filter offers them. */
export const maintenanceStateNames = namesOf(maintenance)
