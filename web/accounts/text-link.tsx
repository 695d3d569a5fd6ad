import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A link as a line of its own, tall enough for a finger. */
export function TextLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} prefetch="intent" className="link inline-flex min-h-6 items-center coarse:min-h-11">
      {children}
    </Link>
  )
}
