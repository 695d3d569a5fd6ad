import { Outlet } from 'react-router'
import { PublicShell } from './public-shell.tsx'

/** Pages that anybody may read. */
export default function PublicLayout() {
  return (
    <PublicShell>
      <Outlet />
    </PublicShell>
  )
}
