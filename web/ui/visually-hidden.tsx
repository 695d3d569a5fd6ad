import type { ReactNode } from 'react'

/** Words for screen readers only. Its nearest positioned ancestor must be the scroller it stands in, or it widens the page. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
