import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useI18n } from '../app/i18n.tsx'
import { LinkButton } from './button.tsx'

/** Turns the pages of a list by its keys. A direction without an address is left out; with neither there is no pager. */
export function Pager({ label, previousHref, nextHref }: { label: string; previousHref?: string; nextHref?: string }) {
  const { t } = useI18n()
  if (previousHref === undefined && nextHref === undefined) return null
  return (
    <nav aria-label={label} data-screen-only className="flex items-center justify-end gap-2 py-3">
      {previousHref === undefined ? null : (
        <LinkButton to={previousHref} icon={ChevronLeft} rel="prev">
          {t('ui.pager.previous')}
        </LinkButton>
      )}
      {nextHref === undefined ? null : (
        <LinkButton to={nextHref} icon={ChevronRight} rel="next">
          {t('ui.pager.next')}
        </LinkButton>
      )}
    </nav>
  )
}
