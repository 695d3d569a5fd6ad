import { Link } from 'react-router'
import { useI18n } from './i18n.tsx'

/** The portal's name and sign, and the way home. `short` leaves the name out on a phone. */
export function Brand({ href, short = false }: { href: string; short?: boolean }) {
  const { t } = useI18n()
  const name = t('app.name')
  return (
    <Link
      to={href}
      className="inline-flex min-h-9 min-w-0 items-center gap-2.5 rounded-control font-semibold tracking-[-0.01em] coarse:min-h-11"
    >
      <span
        aria-hidden="true"
        className="flex size-6 shrink-0 items-center justify-center rounded-[6px] border border-accent bg-accent text-meta text-on-accent"
      >
        {name.slice(0, 1)}
      </span>
      <span className={short ? 'truncate phone:sr-only' : 'truncate'}>{name}</span>
      <span className="sr-only">({t('app.home')})</span>
    </Link>
  )
}
