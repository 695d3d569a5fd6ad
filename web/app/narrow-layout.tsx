import { Outlet } from 'react-router'
import { PublicShell } from './public-shell.tsx'

/** Public pages of one small form: sign-in and what belongs to it. */
export default function NarrowLayout() {
  return (
    <PublicShell narrow>
      <Outlet />
    </PublicShell>
  )
}
