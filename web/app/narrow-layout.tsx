import { Outlet } from 'react-router'
import type { Route } from './+types/narrow-layout.ts'
import { portalFrame, usePortalFrame } from './portal-frame.ts'
import { PublicShell } from './public-shell.tsx'
import { visit } from './visit.ts'

export async function loader({ context }: Route.LoaderArgs) {
  return { frame: await portalFrame(context.get(visit).call) }
}

/** Public pages of one small form: sign-in and what belongs to it. */
export default function NarrowLayout({ loaderData }: Route.ComponentProps) {
  return (
    <PublicShell narrow {...usePortalFrame(loaderData.frame)}>
      <Outlet />
    </PublicShell>
  )
}
