import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { classes } from './classes.ts'

/** One view of a page: a link, with the number of things behind it where that helps. */
export type Tab = { label: string; href: string; current?: boolean; count?: number }

/** Views of one page as links, so that each has its own address (UX-1, UX-11). */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { f } = useI18n()
  const strip = useRef<HTMLElement>(null)
  const current = tabs.find((tab) => tab.current)?.href
  useEffect(() => {
    // On a phone the strip is wider than the page: the view that is open must not be the one that is cut off.
    const link = current === undefined ? null : strip.current?.querySelector('[aria-current]')
    if (strip.current && link instanceof HTMLElement)
      strip.current.scrollLeft = link.offsetLeft - (strip.current.clientWidth - link.offsetWidth) / 2
  }, [current])
  return (
    <nav ref={strip} aria-label={label} data-screen-only className="relative mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={`${tab.href} ${tab.label}`}>
            <Link
              to={tab.href}
              preventScrollReset
              aria-current={tab.current ? 'page' : undefined}
              className={classes(
                'flex min-h-10 items-center gap-1.5 border-b-2 whitespace-nowrap coarse:min-h-11 forced:border-[Canvas]',
                tab.current
                  ? 'border-accent font-medium text-ink forced:border-[Highlight]'
                  : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="tabular text-hint text-muted">{f.number(tab.count)}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
