import { type RouteConfigEntry, route } from '@react-router/dev/routes'

/** What keeps the portal running, for the vendor's staff. */
export const upkeepPages: { console: RouteConfigEntry[] } = {
  console: [route('given-up-jobs', 'upkeep/given-up-jobs.tsx')],
}
