import { data, Outlet } from 'react-router'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/dev-layout.ts'

/** The workshop is there in the demo only. */
export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(visit).demo) throw data(null, { status: 404 })
  return null
}

export default function DevLayout() {
  return <Outlet />
}
