import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/**
 * After a change of page by script, focus goes to its heading, as it would after a page load (UX-42). Not for another
 * filter or page of a list, and not where the address points into the page.
 */
export function FocusAfterNavigation() {
  const { pathname, hash } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (hash !== '') return
    const selectors = ['[role="alert"][tabindex]', 'h1[tabindex]', 'main']
    const target = selectors.map((selector) => document.querySelector<HTMLElement>(selector)).find((found) => found)
    target?.focus({ preventScroll: true })
  }, [pathname, hash])
  return null
}
