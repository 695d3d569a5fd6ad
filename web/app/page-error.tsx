import { isRouteErrorResponse } from 'react-router'

/** The page shown instead of one that could not be. */
export function PageError({ error }: { error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : 500
  return <main>{status}</main>
}
