import { useI18n } from '../app/i18n.tsx'
import { Tabs } from '../ui/tabs.tsx'

/** What staff find side by side with companies, under one place of the navigation. */
type Found = 'organizations' | 'contacts' | 'partners' | 'missing-partners' | 'recovery'

/**
 * Companies and people are found side by side, and so are partners (PAR-1), those that customers miss (PAR-6), and companies
 * that ask for an administrator (ACC-9).
 */
export function FindTabs({ current }: { current: Found }) {
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
        { label: t('app.nav.partners'), href: `${base}/partners`, current: current === 'partners' },
        {
          label: t('app.nav.missingPartners'),
          href: `${base}/missing-partners`,
          current: current === 'missing-partners',
        },
        {
          label: t('app.nav.recovery'),
          href: `${base}/organizations/recovery-requests`,
          current: current === 'recovery',
        },
      ]}
    />
  )
}
