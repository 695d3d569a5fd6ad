import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'

/** Companies and people are found side by side. */
export function FindTabs({ current }: { current: 'organizations' | 'contacts' }) {
  const { t, language } = useI18n()
  const base = `/${language}/console`
  return (
    <Tabs
      label={t('console.find.tabs')}
      tabs={[
        {
          label: t('app.nav.organizations'),
          href: `${base}/organizations`,
          current: current === 'organizations',
        },
        { label: t('app.nav.contacts'), href: `${base}/contacts`, current: current === 'contacts' },
      ]}
    />
  )
}
