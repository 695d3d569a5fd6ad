import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { classes } from './classes.ts'

/** One view of a page: a link, with the number of things behind it where that helps. */
export type Tab = { label: string; href: string; current?: boolean; count?: number }

/** Views of one page as links, so that each has its own address (UX-1, UX-11). */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { f } = useI18n()
  return (
    <nav aria-label={label} data-screen-only className="relative mb-4 overflow-x-auto border-b border-line">
      {/* On a phone there are rows of them: none is cut off, least of all the one that is open. */}
      <ul className="flex gap-x-5 phone:flex-wrap">
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
