import { visit } from '../app/visit.ts'
import type { Route } from './+types/list-hosts.ts'

/** LIC-4: hosts already in use that begin with what was typed, for the field that asks for one. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const answer = await call('listHosts', { number: params.number, q: url.searchParams.get('q') ?? '', limit: 20 })
  return Response.json(answer.ok ? answer.output.items : [])
}
