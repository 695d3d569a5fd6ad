import { useRouteLoaderData } from 'react-router'
import type { loader } from '../root.tsx'

/** What every page knows of its request: tokens for forms, the reader's settings, who is signed in. */
export function useRootData() {
  return useRouteLoaderData<typeof loader>('root')
}
