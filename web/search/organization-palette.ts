import { visit } from '../app/visit.ts'
import type { Route } from './+types/organization-palette.ts'
import { findInOrganization } from './find-in-organization.ts'
import { paletteResponse, queryIn } from './palette-response.ts'

/** What the palette shows within an organization, as one types (UX-40). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  return paletteResponse(await findInOrganization(here, here.language, params.number, queryIn(url)))
}
