import { Outlet } from 'react-router'
import type { Route } from './+types/kept-shell.ts'
import { PageError } from './page-error.tsx'

/** Stands between a shell and its pages, so that an error replaces the page and leaves the shell around it. */
export default function KeptShell() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <PageError error={error} />
}
