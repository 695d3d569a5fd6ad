import { useI18n } from './i18n.tsx'

/** The first thing the keyboard meets: past the navigation, to the page. */
export function SkipLink() {
  const { t } = useI18n()
  return (
    <a
      href="#main"
      className="sr-only rounded-control border-2 border-accent bg-surface px-4 py-2 font-medium text-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-30"
    >
      {t('app.skip')}
    </a>
  )
}
