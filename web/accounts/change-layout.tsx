import { Outlet } from 'react-router'
import { onlyUnrestricted } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/change-layout.ts'

/** ACC-6: around every page whose only purpose is to change the account. */
export function loader({ context }: Route.LoaderArgs) {
  onlyUnrestricted(context.get(visit))
  return null
}

export default function ChangeLayout() {
  return <Outlet />
}
