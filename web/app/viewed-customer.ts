import { useMatches } from 'react-router'
import type { OrganizationName } from './visit.ts'

function isName(value: unknown): value is OrganizationName {
  return (
    typeof value === 'object' &&
    value !== null &&
    'number' in value &&
    typeof value.number === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  )
}

/** The customer whose data a page shows to a partner, as the page's loader says under `viewed` (UX-3). */
export function useViewedCustomer(): OrganizationName | undefined {
  const names = useMatches().map(({ loaderData }) =>
    typeof loaderData === 'object' && loaderData !== null && 'viewed' in loaderData ? loaderData.viewed : undefined,
  )
  return names.find(isName)
}
