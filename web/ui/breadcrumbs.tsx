import { Link } from 'react-router'
import { useI18n } from '../app/i18n.tsx'

/** One place above the present one. */
export type Crumb = { label: string; href: string }

/** The way back up. The page itself is not in it: its heading says where one is. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useI18n()
  return (
    <nav aria-label={t('ui.breadcrumbs')}>
      <ol className="flex flex-wrap items-center text-hint text-muted">
        {crumbs.map((crumb) => (
          <li
            key={crumb.href}
            className="flex items-center after:px-2 after:text-control after:content-['/'/''] last:after:content-none"
          >
            <Link
              to={crumb.href}
              className="inline-flex min-h-6 items-center hover:text-ink hover:underline coarse:min-h-11"
            >
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
