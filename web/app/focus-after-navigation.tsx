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
    const target = document.querySelector<HTMLElement>('[role="alert"][tabindex], h1[tabindex], main')
    target?.focus({ preventScroll: true })
  }, [pathname, hash])
  return null
}
