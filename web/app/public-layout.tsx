import { Outlet } from 'react-router'
import type { Route } from './+types/public-layout.ts'
import { portalFrame, usePortalFrame } from './portal-frame.ts'
import { PublicShell } from './public-shell.tsx'
import { visit } from './visit.ts'

export async function loader({ context }: Route.LoaderArgs) {
  return { frame: await portalFrame(context.get(visit).call) }
}

/** Pages that anybody may read. */
export default function PublicLayout({ loaderData }: Route.ComponentProps) {
  return (
    <PublicShell {...usePortalFrame(loaderData.frame)}>
      <Outlet />
    </PublicShell>
  )
}
