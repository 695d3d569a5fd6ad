import type { LicenceSort } from './licence-list-query.ts'

// The same values as the contract's, for the browser, which has no schemas; the compiler keeps them complete.
const sorts: Record<LicenceSort, true> = {
  maintenance: true,
  end: true,
  newest: true,
  code: true,
  product: true,
  quantity: true,
}

/** Whether a column's key is something that the list can be sorted by. */
export function isSortName(key: string): key is LicenceSort {
  return Object.hasOwn(sorts, key)
}
