import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A link to what is a customer's: fetched when it is followed and not before, as who looks stands in its trail (PAR-9). */
export function CustomerLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} prefetch="none" className="link inline-flex min-h-6 items-center coarse:min-h-11">
      {children}
    </Link>
  )
}
