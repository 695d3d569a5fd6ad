import { data } from 'react-router'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/console-palette.ts'
import { findInConsole } from './find-in-console.ts'
import { paletteResponse, queryIn } from './palette-response.ts'

/** What the palette shows in the console, as one types (UX-40). To anybody but staff it is not there. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  if (here.actor.kind !== 'staff') throw data(null, { status: 404 })
  return paletteResponse(await findInConsole(here, here.language, queryIn(url)))
}
