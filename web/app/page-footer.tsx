import { Link, useLocation } from 'react-router'
import { useI18n } from './i18n.tsx'
import { useRootData } from './root-data.ts'
import type { ResourceLink } from './shell-types.ts'

/** The end of every page: the way home, help, and the vendor's useful links. On paper it says where the page is from. */
export function PageFooter(props: { resources: readonly ResourceLink[]; homeHref: string; helpHref: string }) {
  const { t, f, language } = useI18n()
  const data = useRootData()
  const { pathname } = useLocation()
  const link = 'inline-flex min-h-6 items-center text-muted hover:text-ink hover:underline coarse:min-h-11'
  return (
    <footer className="mt-auto border-t border-line px-4 py-4 text-hint text-muted lg:px-8">
      <nav aria-label={t('app.footer.title')} data-screen-only>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          <li>
            <Link to={props.homeHref} className={link}>
              {t('app.home')}
            </Link>
          </li>
          <li>
            <Link to={props.helpHref} className={link}>
              {t('app.help')}
            </Link>
          </li>
          <li>
            <Link to={`/${language}/api`} reloadDocument className={link}>
              {t('app.nav.api')}
            </Link>
          </li>
          {data?.demo === true ? (
            <li>
              <Link to={`/${language}/mailbox`} reloadDocument className={link}>
                {t('app.nav.mailbox')}
              </Link>
            </li>
          ) : null}
          {props.resources.map((resource) => (
            <li key={resource.href}>
              <a href={resource.href} className={link}>
                {resource.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="hidden print:block">
        {data === undefined ? pathname : `${data.origin}${pathname} · ${f.day(data.now)}`}
      </p>
    </footer>
  )
}
