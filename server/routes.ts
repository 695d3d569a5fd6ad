import { fulfilmentRoutes, licenceRoutes } from './licences/routes.ts'
import type { Served } from './platform/door.ts'
import type { House } from './platform/house.ts'

/** Everything that is served, feature by feature. */
export const served: Served<House>[] = [...licenceRoutes, ...fulfilmentRoutes]
